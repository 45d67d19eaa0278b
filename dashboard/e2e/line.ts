import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A network line between browser and gateway that can be cut and mended. */
export class Line {
  private readonly sockets = new Set<Socket>();
  private cutOff = false;
  private frozen = false;

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async to(target: string): Promise<Line> {
    const { hostname, port } = new URL(target);
    const server = createServer();
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const line = new Line(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('connection', (near) => line.join(near, hostname, Number(port)));
    return line;
  }

  cut(): void {
    this.cutOff = true;
    this.sockets.forEach((socket) => socket.destroy());
  }

  /** Nothing comes through any more, and nobody is told. */
  freeze(): void {
    this.frozen = true;
    this.sockets.forEach((socket) => socket.pause());
  }

  mend(): void {
    this.cutOff = false;
    this.frozen = false;
    this.sockets.forEach((socket) => socket.resume());
  }

  close(): void {
    this.cut();
    this.server.close();
  }

  private join(near: Socket, host: string, port: number): void {
    if (this.cutOff) {
      near.destroy();
      return;
    }
    const far = connect(port, host);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.sockets.add(from);
      from.on('data', (part) => to.write(part));
      from.on('end', () => to.end());
      if (this.frozen) from.pause();
      from.on('error', () => to.destroy());
      from.on('close', () => {
        this.sockets.delete(from);
        to.destroy();
      });
    }
  }
}
