// The benchmark's lecture with PptxGenJS, used as its documentation shows.
const fs = require("fs");
const PptxGenJS = require("pptxgenjs");

const slides = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
const deck = new PptxGenJS();
deck.layout = "LAYOUT_WIDE";
for (const data of slides) {
  const slide = deck.addSlide();
  slide.addText(data.title, { x: 0.6, y: 0.4, w: 12, h: 0.8, fontSize: 30, bold: true });
  if (data.rows) {
    slide.addTable([data.header, ...data.rows], { x: 0.6, y: 1.6, w: 12, fontSize: 16 });
  } else {
    const lines = data.bullets.map((text) => ({ text, options: { bullet: true, breakLine: true } }));
    slide.addText(lines, { x: 0.6, y: 1.6, w: 12, h: 5, fontSize: 22 });
  }
  slide.addNotes(data.notes);
}
deck.writeFile({ fileName: process.argv[3] });
