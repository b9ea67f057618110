// What we use of Plotly, the library that draws charts.

export interface Plotly {
  react(place: HTMLElement, data: Figure["data"], layout: object, config: object): Promise<unknown>;
  purge(place: HTMLElement): void;
}

/** A chart as the server describes it: components/elements/charts.py. */
export interface Figure {
  data: object[];
  layout: object;
  config: object;
}

declare global {
  interface Window {
    Plotly?: Plotly;
  }
}
