// Over a slow connection a page is painted as it comes.

setTimeout(() => document.querySelector('link[rel="expect"]')?.remove(), 300);
