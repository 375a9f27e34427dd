/** printToPDF options of Electron (inches) as DevTools knows them. */
const INCHES = { A3: [11.7, 16.54], A4: [8.27, 11.7], Letter: [8.5, 11] };

export function printOptions(options) {
  const size = options.pageSize ?? 'Letter';
  const [paperWidth, paperHeight] = typeof size === 'object' ? [size.width, size.height] : INCHES[size];
  const margins = options.margins ?? {};
  return {
    landscape: options.landscape === true,
    printBackground: options.printBackground === true,
    displayHeaderFooter: options.displayHeaderFooter === true,
    headerTemplate: options.headerTemplate,
    footerTemplate: options.footerTemplate,
    scale: options.scale ?? 1,
    paperWidth,
    paperHeight,
    marginTop: margins.top,
    marginBottom: margins.bottom,
    marginLeft: margins.left,
    marginRight: margins.right,
    pageRanges: options.pageRanges ?? '',
    preferCSSPageSize: options.preferCSSPageSize === true,
    generateTaggedPDF: options.generateTaggedPDF === true,
  };
}
