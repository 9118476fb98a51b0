const fonts = '"Songti SC","Noto Serif CJK SC","Noto Serif SC",SimSun,serif';

/** Paper is A4 in either form: what is shown on a screen can be printed as well. */
const page = (footer: string): string => `
@page{size:A4;margin:25mm 22mm 22mm;@bottom-center{content:${footer};font:9pt serif}}
*{box-sizing:border-box}
body{font:12pt/1.75 ${fonts};color:#000;margin:0 auto}
h1{text-align:center;font-size:20pt;line-height:1.4;margin:0 0 6mm}
h2{font-size:14pt;margin:8mm 0 2mm;break-after:avoid}
p{margin:0 0 3mm;text-align:justify}
:lang(zh) p{text-indent:2em}
p.note{font-size:10pt;color:#333;text-indent:0}
table{width:100%;border-collapse:collapse;font-size:10pt;line-height:1.5;margin:2mm 0 4mm}
th,td{border:.5pt solid #000;padding:1mm 2mm;text-align:left;vertical-align:top}
th{background:#f3f3f3;print-color-adjust:exact;-webkit-print-color-adjust:exact}
thead{display:table-header-group}tr,figure{break-inside:avoid}
figure{margin:3mm 0 5mm}svg{width:100%;height:auto;print-color-adjust:exact;-webkit-print-color-adjust:exact}`;

const pages = {
  zh: '"第 " counter(page) " 页　共 " counter(pages) " 页"',
  en: 'counter(page) " / " counter(pages)',
};

/** `print` lies on its sheet as it will be printed, `html` fits the screen it is read on. */
export const pageStyle = (form: 'html' | 'print', language: 'zh' | 'en'): string =>
  `${page(pages[language])}
${form === 'print' ? 'body{width:166mm}@media print{body{width:auto}}' : 'body{max-width:48rem;padding:1rem}@media print{body{max-width:none;padding:0}}'}`;
