// imsmanifest.xml of SCORM 1.2. The page decides itself whether a lab is passed, so no mastery score stands here: a platform would put
// its own judgement in the place of ours.

export interface ScormPackage {
  readonly id: string;
  readonly title: string;
  readonly scos: readonly { readonly id: string; readonly title: string; readonly href: string }[];
  /** All files of the package but this one. */
  readonly files: readonly string[];
}

export function scormManifest({ id, title, scos, files }: ScormPackage): string {
  const pages = scos.map(({ href }) => href);
  const shared = files.filter((path) => !pages.includes(path)).sort();
  const items = scos.map((sco) => `      <item identifier="item-${sco.id}" identifierref="sco-${sco.id}"><title>${escaped(sco.title)}</title></item>`);
  const resources = scos.map((sco) => [
    `    <resource identifier="sco-${sco.id}" type="webcontent" adlcp:scormtype="sco" href="${escaped(sco.href)}">`,
    `      <file href="${escaped(sco.href)}"/>`,
    '      <dependency identifierref="page"/>',
    "    </resource>",
  ].join("\n"));
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="bengkel-${id}" version="1.0" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
  <organizations default="labs">
    <organization identifier="labs">
      <title>${escaped(title)}</title>
${items.join("\n")}
    </organization>
  </organizations>
  <resources>
${resources.join("\n")}
    <resource identifier="page" type="webcontent" adlcp:scormtype="asset">
${shared.map((path) => `      <file href="${escaped(encodeURI(path))}"/>`).join("\n")}
    </resource>
  </resources>
</manifest>
`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
