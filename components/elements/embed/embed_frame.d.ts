// What a framed view tells the page around it (embed.js); embed_frame.js reads it there.

export interface DocumentHeight {
  type: "guarantees:height";
  /** In CSS pixels. */
  height: number;
}
