// The benchmark's protocol for contenders on Node.js, as ContenderHost and Load are for those on .NET: one JSON object a line
// on standard input, one answer a line on standard output. Both count and draw in the same way.
import { createInterface } from 'node:readline';

/**
 * Serves one contender until it is told to stop.
 * @param {(url: string, streams: number) => Promise<Contender>} prepare makes the tables; the driver then makes the streams, with one fact each
 *
 * @typedef {object} Contender
 * @property {(stream: number, version: number, fact: object) => Promise<unknown>} append one fact to the stream that must hold
 *   `version` facts; resolves after the commit, rejects when the stream is not at that version or anything else fails
 * @property {() => Promise<number>} count facts in the database, counted in SQL
 * @property {() => Promise<unknown>} close
 */
export async function serve(prepare) {
  let contender, load;
  const operations = {
    async prepare({ url, streams }) {
      contender = await prepare(url, streams);
      load = new Load(contender, streams);
      await load.makeStreams();
      return { count: await contender.count() };
    },
    count: async () => ({ count: await contender.count() }),
    closed: request => load.closed(request),
    open: request => load.open(request),
  };

  for await (const line of createInterface({ input: process.stdin })) {
    const request = JSON.parse(line);
    if (request.op === 'stop') break;
    let answer;
    try {
      answer = await operations[request.op](request);
    } catch (fault) {
      console.error(fault);
      answer = { error: `${fault.name}: ${fault.message}` };
    }
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
  await contender?.close();
}

class Load {
  #contender;
  #versions;
  // Streams on which a command failed: at which version they stand, nobody knows.
  #lost = new Map();
  #total = 0;

  constructor(contender, streams) {
    this.#contender = contender;
    this.#versions = new Array(streams).fill(0);
  }

  async makeStreams() {
    const left = this.#versions.keys();
    await Promise.all(Array.from({ length: 32 }, async () => {
      for (const stream of left) {
        await this.#contender.append(stream, 0, fact(stream, 0));
        this.#versions[stream] = 1;
      }
    }));
  }

  // So many workers, each with streams of its own, of which it takes one at random, waits for the answer, and takes the next.
  async closed({ outstanding, seconds, warmup = 0 }) {
    const window = new Window(seconds, warmup);
    const workers = Math.min(outstanding, this.#versions.length);
    await Promise.all(Array.from({ length: workers }, async (_, worker) => {
      const mine = Math.ceil((this.#versions.length - worker) / workers);
      for (let now; (now = performance.now()) < window.end;)
        if (!await this.#send(worker + workers * Math.floor(Math.random() * mine), now, window))
          await new Promise(resume => setTimeout(resume, 10));
    }));
    return this.#answer(window);
  }

  // Commands at their times, whether or not those before have come back; latency counts from the moment when each was due.
  async open({ rate, seconds, warmup = 0 }) {
    const window = new Window(seconds, warmup);
    const free = shuffled(this.#versions.length);
    const underWay = new Set();
    for (let sent = 0, due; (due = window.start + sent * 1000 / rate) < window.end;) {
      if (due > performance.now() || free.length === 0) {
        await new Promise(resume => setTimeout(resume, 1));
        continue;
      }
      const stream = free.pop();
      const command = this.#send(stream, due, window).then(() => {
        // Back at a random place, so that the next to be drawn is any of them.
        const place = Math.floor(Math.random() * (free.length + 1));
        free.push(free[place]);
        free[place] = stream;
        underWay.delete(command);
      });
      underWay.add(command);
      sent++;
    }
    await Promise.all(underWay);
    return this.#answer(window);
  }

  async #send(stream, since, window) {
    if (this.#lost.has(stream)) return false;
    const version = this.#versions[stream];
    try {
      await this.#contender.append(stream, version, fact(stream, version));
      this.#versions[stream]++;
      this.#total++;
      window.done(since);
    } catch (failure) {
      this.#lost.set(stream, `${failure.name}: ${failure.message}`);
    }
    return true;
  }

  #answer(window) {
    return {
      acknowledged: window.acknowledged, failed: this.#lost.size, failure: this.#lost.values().next().value, total: this.#total,
      seconds: window.seconds, p50Ms: window.at(0.5), p99Ms: window.at(0.99), p999Ms: window.at(0.999),
    };
  }
}

// The time that counts. In a closed loop a command counts when it is acknowledged in it, in an open one its latency when it was due in it.
class Window {
  acknowledged = 0;
  #latencies = [];

  constructor(seconds, warmup) {
    this.seconds = seconds;
    this.start = performance.now();
    this.from = this.start + warmup * 1000;
    this.end = this.from + seconds * 1000;
  }

  done(since) {
    const now = performance.now();
    if (now < this.from) return;
    if (since >= this.from) this.#latencies.push(now - since);
    if (now < this.end) this.acknowledged++;
  }

  at(part) {
    const sorted = Float64Array.from(this.#latencies).sort();
    return sorted[Math.ceil(part * sorted.length) - 1];
  }
}

function shuffled(length) {
  const order = Array.from({ length }, (_, index) => index);
  for (let last = length - 1; last > 0; last--) {
    const other = Math.floor(Math.random() * (last + 1));
    [order[last], order[other]] = [order[other], order[last]];
  }
  return order;
}

// The fact that everyone stores, as Payload.cs has it.
const words = 'The head of the school and the head of culture have met the three largest associations, agreed who opens the rooms in the evening, '
  + 'and written down what it costs; what is left is the fire inspection of the hall by the river.';

const digits = number => String(number).padStart(8, '0');

const fact = (stream, version) => ({
  decision: 'd0123456789abcde', perCent: version % 101, note: `Report ${digits(version)} of ${digits(stream)}: ${words}`,
});

/** A stream's number as the others' keys have it. */
export const key = digits;
