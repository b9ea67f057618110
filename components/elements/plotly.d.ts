// What we use of Plotly, the library that draws charts.

export interface Plotly {
  react(place: HTMLElement, data: Figure["data"], layout: object, config: object): Promise<unknown>;
  purge(place: HTMLElement): void;
}

/** An element that Plotly has drawn into. */
export interface PlotlyPlace extends HTMLElement {
  on?(event: "plotly_click", listener: (event: { points: { customdata?: unknown }[]; event: MouseEvent }) => void): void;
}

/** A chart as the server describes it: components/elements/charts.py. */
export interface Figure {
  data: { customdata?: unknown[] }[];
  layout: object;
  config: object;
}

declare global {
  interface Window {
    Plotly?: Plotly;
  }
}
