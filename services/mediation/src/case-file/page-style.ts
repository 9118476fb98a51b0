/** For A4: the number of the file and of the page stand on every sheet. `id` goes into a string of the style, so only letters and digits of it. */
export const pageStyle = (id: string): string => `
@page{size:A4;margin:24mm 20mm 20mm;
@top-left{content:"调解卷宗";font:9pt serif}
@top-right{content:"卷宗号 ${id.replace(/[^0-9a-z]/g, '')}";font:9pt serif}
@bottom-center{content:"第 " counter(page) " 页　共 " counter(pages) " 页";font:9pt serif}}
*{box-sizing:border-box}
body{font:11pt/1.6 "Songti SC","Noto Serif CJK SC","Noto Serif SC",SimSun,serif;color:#000;max-width:170mm;margin:15mm auto}
h1{text-align:center;font-size:24pt;letter-spacing:.4em;text-indent:.4em;margin:8mm 0 6mm}
h2{font-size:14pt;margin:9mm 0 3mm;padding-bottom:1mm;border-bottom:1.5pt solid #000;break-after:avoid}
h3{font-size:11.5pt;margin:5mm 0 2mm;break-after:avoid}
table{width:100%;border-collapse:collapse;table-layout:fixed}
th,td{border:.5pt solid #000;padding:1.2mm 2mm;text-align:left;vertical-align:top;overflow-wrap:anywhere}
th{width:40mm;font-weight:600;background:#f3f3f3}
article:not(:has(dl)),tr:not(:has(dl)),li{break-inside:avoid}
ol{margin:0;padding-left:1.6em}
dl{display:grid;grid-template-columns:38mm 1fr;gap:.6mm 2mm;margin:0}dt{color:#333}dd{margin:0}
.words{white-space:pre-wrap}
code{font:8pt/1.4 ui-monospace,"DejaVu Sans Mono",monospace;overflow-wrap:anywhere}
.index th{width:14mm;text-align:center}.index td:last-child{width:46mm}
.file{break-before:page}.file section:first-child h2{margin-top:0}
.signatures{break-inside:avoid;margin-top:4mm}
.signatures th{width:66mm;background:none;vertical-align:middle}.signatures td{height:15mm;vertical-align:bottom;text-align:right}
.signatures .seal td{height:34mm}.signatures tfoot td{height:auto;text-align:left}
p{margin:2mm 0}
@media print{body{margin:0;max-width:none}th{print-color-adjust:exact;-webkit-print-color-adjust:exact}}`;
