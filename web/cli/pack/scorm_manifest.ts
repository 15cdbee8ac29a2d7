// imsmanifest.xml of SCORM 1.2. The page decides itself whether a lab is passed, so no mastery score stands here: a platform would put
// its own judgement in the place of ours.

import { escapedMarkup } from "../escaped_markup.ts";

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
  const items = scos.map((sco) => `      <item identifier="item-${sco.id}" identifierref="sco-${sco.id}"><title>${escapedMarkup(sco.title)}</title></item>`);
  const resources = scos.map((sco) => [
    `    <resource identifier="sco-${sco.id}" type="webcontent" adlcp:scormtype="sco" href="${escapedMarkup(sco.href)}">`,
    `      <file href="${escapedMarkup(sco.href)}"/>`,
    '      <dependency identifierref="page"/>',
    "    </resource>",
  ].join("\n"));
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="bengkel-${id}" version="1.0" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
  <organizations default="labs">
    <organization identifier="labs">
      <title>${escapedMarkup(title)}</title>
${items.join("\n")}
    </organization>
  </organizations>
  <resources>
${resources.join("\n")}
    <resource identifier="page" type="webcontent" adlcp:scormtype="asset">
${shared.map((path) => `      <file href="${escapedMarkup(encodeURI(path))}"/>`).join("\n")}
    </resource>
  </resources>
</manifest>
`;
}
