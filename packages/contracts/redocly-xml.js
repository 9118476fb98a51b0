/**
 * Takes the examples in XML out before the document is looked at. They are text, as OpenAPI 3.1 asks of a media type that JSON
 * cannot show, and the linter would hold that text against the schema of what it stands for. Our own tests look at them.
 */
const withoutXmlExamples = () => ({
  MediaTypesMap: {
    enter(types) {
      if (types['text/xml']) delete types['text/xml'].examples;
    },
  },
});

export default () => ({
  id: 'xml',
  preprocessors: { oas3: { 'without-examples': withoutXmlExamples } },
});
