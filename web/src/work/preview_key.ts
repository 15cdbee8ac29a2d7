/** The lab of an author's preview: it is worked in as in any other, and nothing of it is kept. No lab has this id, for it is reserved. */
export const previewKey = "studio-preview";
