type Drawer = (now: number) => void;

const FRAME_MS = 1000 / 30;
/** Browsers' frames come a little early or late; without slack every second one would be missed. */
const SLACK_MS = 4;

/** Draws everything that moves, thirty times a second, and not at all while nobody looks. */
class Frames {
  private readonly drawers = new Set<Drawer>();
  private request = 0;
  private last = 0;
  /** Pictures drawn so far. */
  drawn = 0;

  add(drawer: Drawer): () => void {
    this.drawers.add(drawer);
    if (this.request === 0) this.request = requestAnimationFrame(this.step);
    return () => {
      this.drawers.delete(drawer);
      if (this.drawers.size === 0) {
        cancelAnimationFrame(this.request);
        this.request = 0;
      }
    };
  }

  private readonly step = (at: number): void => {
    this.request = requestAnimationFrame(this.step);
    if (at - this.last < FRAME_MS - SLACK_MS) return;
    this.last = at;
    this.drawn++;
    this.drawers.forEach((draw) => draw(performance.now() / 1000));
  };
}

export const frames = new Frames();
