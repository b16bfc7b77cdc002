// Blackening an image before it leaves the device: choose an image, draw boxes, and the form sends the
// blackened one. Works on a canvas alone, so nothing is fetched and no address is made. Without this
// script, or for other kinds of files, the form sends what was chosen.
const KINDS = ["image/jpeg", "image/png"];
const LONGEST = 2400;
const SMALLEST = 4;

function make(tag, text = "", className = "") {
  const element = document.createElement(tag);
  element.textContent = text;
  element.className = className;
  return element;
}

class Blackener {
  constructor(input) {
    this.input = input;
    this.boxes = [];
    this.frame = make("div", "", "blacken");
    this.frame.hidden = true;
    this.hint = make("p", "Ziehen Sie schwarze Kästen über alles, was niemand lesen soll. Das Bild bleibt dabei auf Ihrem Gerät.");
    this.canvas = make("canvas", "Vorschau des Bildes zum Schwärzen", "blacken__image");
    this.back = make("button", "Letzten Kasten entfernen", "kern-btn kern-btn--secondary");
    this.back.type = "button";
    this.back.disabled = true;
    this.status = make("p", "", "muted");
    this.status.setAttribute("role", "status");
    this.frame.append(this.hint, this.canvas, this.back, this.status);
    input.after(this.frame);
    input.addEventListener("change", () => this.open());
    this.back.addEventListener("click", () => this.undo());
    this.canvas.addEventListener("pointerdown", (event) => this.begin(event));
    this.canvas.addEventListener("pointermove", (event) => this.drag(event));
    this.canvas.addEventListener("pointerup", () => this.end());
    this.canvas.addEventListener("pointercancel", () => this.end());
  }

  async open() {
    const file = this.input.files[0];
    if (this.own === file) return;
    this.boxes = [];
    this.frame.hidden = true;
    if (!file || !KINDS.includes(file.type)) return;
    try {
      this.image = await createImageBitmap(file, { imageOrientation: "from-image" });
    } catch {
      return; // Broken images are refused by the server, with a sentence.
    }
    this.name = file.name;
    this.type = file.type;
    const scale = Math.min(1, LONGEST / Math.max(this.image.width, this.image.height));
    this.canvas.width = Math.round(this.image.width * scale);
    this.canvas.height = Math.round(this.image.height * scale);
    this.frame.hidden = false;
    this.draw();
    this.say();
  }

  place(event) {
    const seen = this.canvas.getBoundingClientRect();
    return {
      x: ((event.clientX - seen.left) / seen.width) * this.canvas.width,
      y: ((event.clientY - seen.top) / seen.height) * this.canvas.height,
    };
  }

  begin(event) {
    if (event.button !== 0) return;
    event.preventDefault();
    this.canvas.setPointerCapture(event.pointerId);
    const { x, y } = this.place(event);
    this.box = { x, y, width: 0, height: 0 };
  }

  drag(event) {
    if (!this.box) return;
    const { x, y } = this.place(event);
    this.box.width = x - this.box.x;
    this.box.height = y - this.box.y;
    this.draw();
  }

  end() {
    const box = this.box;
    this.box = null;
    if (box && Math.abs(box.width) > SMALLEST && Math.abs(box.height) > SMALLEST) {
      this.boxes.push(box);
      this.keep();
    }
    this.draw();
  }

  undo() {
    this.boxes.pop();
    this.draw();
    this.keep();
  }

  draw() {
    const pen = this.canvas.getContext("2d");
    pen.drawImage(this.image, 0, 0, this.canvas.width, this.canvas.height);
    pen.fillStyle = "#000";
    for (const box of this.box ? [...this.boxes, this.box] : this.boxes) {
      pen.fillRect(box.x, box.y, box.width, box.height);
    }
    this.back.disabled = !this.boxes.length;
  }

  // The blackened picture takes the place of the chosen file, so that the form cannot send the other one.
  keep() {
    this.draw();
    // Until it is ready there is no file at all: a quick click must not send the one with the names.
    this.input.files = new DataTransfer().files;
    this.canvas.toBlob((blob) => {
      const files = new DataTransfer();
      this.own = new File([blob], this.name, { type: this.type });
      files.items.add(this.own);
      this.input.files = files.files;
      this.say();
    }, this.type, 0.9);
  }

  say() {
    const count = this.boxes.length;
    const boxes = count === 1 ? "1 schwarzer Kasten" : `${count} schwarze Kästen`;
    this.status.textContent = count ? `${boxes}. Hochgeladen wird das geschwärzte Bild.` : "Noch kein Kasten. Hochgeladen wird das Bild, wie es ist.";
  }
}

for (const input of document.querySelectorAll("input[type=file][data-blacken]")) {
  if (window.createImageBitmap && window.DataTransfer) new Blackener(input);
}
