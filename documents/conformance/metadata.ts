/** Of a document, as its properties show it and its reader announces it. */
export type DocumentProperties = {
  title: string;
  /** In milliseconds since 1970. */
  madeAt: number;
  /** False for what holds other makers' pages, of which nobody knows whether they conform: it does not say that it does. */
  conforms?: boolean;
};

const CREATOR = 'Fengqiao';
const PRODUCER = 'Fengqiao; Chromium';

/** The document information dictionary; what it says, {@link xmpPacket} says too, as PDF/A demands. */
export function informationDictionary({ title, madeAt }: DocumentProperties): string {
  const date = `(D:${inShanghai(madeAt).replace(/\D/g, '')}+08'00')`;
  return `<</Title ${hexText(title)}\n/Creator (${CREATOR})\n/Producer (${PRODUCER})\n/CreationDate ${date}\n/ModDate ${date}>>`;
}

/** Metadata as XMP: that the file is PDF/A-2a and PDF/UA-1, and what its properties are. */
export function xmpPacket({ title, madeAt, conforms = true }: DocumentProperties): string {
  const date = `${inShanghai(madeAt)}+08:00`;
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
${conforms ? CONFORMANCE : ''}
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${xml(title)}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>${CREATOR}</xmp:CreatorTool><xmp:CreateDate>${date}</xmp:CreateDate><xmp:ModifyDate>${date}</xmp:ModifyDate>
<pdf:Producer>${PRODUCER}</pdf:Producer>
</rdf:Description>
${UA_EXTENSION}
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;
}

const CONFORMANCE =
  '<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>';

/** PDF/A knows no property that it is not told of; PDF/UA's mark is one. */
const UA_EXTENSION = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`;

function inShanghai(instant: number): string {
  return new Date(instant + 8 * 3_600_000).toISOString().slice(0, 19);
}

/** A PDF text string: UTF-16, in hex. */
function hexText(text: string): string {
  return `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`;
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
