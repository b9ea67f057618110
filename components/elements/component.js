// What Streamlit calls to draw one of our components.

import { connection } from "./connection.js";

/**
 * @template Data
 * @typedef {object} Component What Streamlit passes to a component in each run.
 * @property {HTMLElement | ShadowRoot} parentElement
 * @property {Data} data
 * @property {(name: string, value: unknown) => void} setTriggerValue
 */

let count = 0;

/**
 * The function that Streamlit calls for a component: one view for each place it is drawn in, updated in each run. What
 * the view sends while the server does not know the page is sent later.
 * @template Data
 * @param {new (parent: HTMLElement | ShadowRoot) => { update(component: Component<Data>): void, destroy(): void }} View
 */
export function component(View) {
  const views = new WeakMap();
  return (/** @type {Component<Data>} */ props) => {
    const { parentElement } = props;
    const known = views.get(parentElement) ?? { view: new View(parentElement), number: count++ };
    views.set(parentElement, known);
    const { view, number } = known;
    view.update({
      ...props,
      setTriggerValue: (/** @type {string} */ name, /** @type {unknown} */ value) =>
        connection.send(`${number} ${name}`, () => props.setTriggerValue(name, value)),
    });
    return () => {
      views.delete(parentElement);
      view.destroy();
    };
  };
}
