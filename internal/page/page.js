'use strict';
(() => {
  const rows = [...document.querySelectorAll('.row')];
  const prose = () => document.querySelector('.prose:not([hidden])');
  const of = (root, selector, key) => [...root.querySelectorAll(selector)].filter((e) => e.dataset.key === key);
  let held = ''; // the item that was chosen; what the pointer is over only lights for as long as it is there

  const light = (key) => {
    for (const e of document.querySelectorAll('.lit')) e.classList.remove('lit');
    if (!key) return;
    for (const e of document.querySelectorAll('[data-key]')) if (e.dataset.key === key) e.classList.add('lit');
  };
  // What is in sight stays where it is: a pane that jumps under the reader's eyes loses the reader.
  const bring = (e) => {
    if (!e) return;
    const box = e.getBoundingClientRect();
    const pane = e.closest('.scroll').getBoundingClientRect();
    if (box.top < pane.top || box.bottom > pane.bottom) e.scrollIntoView({ block: 'center' });
  };
  const hold = (key) => {
    held = key;
    for (const row of rows) row.classList.toggle('held', row.dataset.key === key);
    light(key);
  };
  const toText = (key) => bring(of(prose(), 'mark', key)[0]);
  const rowOf = (key) => rows.find((r) => r.dataset.key === key);
  const goTo = (e) => { if (e) { e.focus({ preventScroll: true }); bring(e); } };

  // Of all marks of a text one can be reached by Tab, the one visited last; j and k go on from there.
  const marks = () => {
    const seen = new Set();
    return [...prose().querySelectorAll('mark')].filter((m) => !seen.has(m.dataset.key) && seen.add(m.dataset.key));
  };
  const reach = (mark) => {
    for (const m of mark.closest('.prose').querySelectorAll('mark[tabindex="0"]')) m.tabIndex = -1;
    mark.tabIndex = 0;
  };
  for (const text of document.querySelectorAll('.prose')) {
    const first = text.querySelector('mark');
    if (first) reach(first);
  }

  for (const row of rows) {
    row.addEventListener('focus', () => { hold(row.dataset.key); toText(row.dataset.key); });
    row.addEventListener('click', () => { hold(row.dataset.key); toText(row.dataset.key); });
  }
  document.addEventListener('click', (event) => {
    const mark = event.target.closest('mark');
    if (mark) { hold(mark.dataset.key); goTo(rowOf(mark.dataset.key)); }
  });
  document.addEventListener('focusin', (event) => {
    if (!event.target.matches('mark')) return;
    reach(event.target);
    hold(event.target.dataset.key);
    bring(rowOf(event.target.dataset.key));
  });
  document.addEventListener('mouseover', (event) => {
    const over = event.target.closest('[data-key]');
    light(over ? over.dataset.key : held);
  });

  const turn = (name) => {
    if (!document.getElementById('repaired')) return;
    const inText = document.activeElement.matches('mark');
    for (const a of document.querySelectorAll('.prose')) a.hidden = a.id !== name;
    for (const b of document.querySelectorAll('[data-show]')) b.setAttribute('aria-pressed', String(b.dataset.show === name));
    if (inText) goTo(of(prose(), 'mark', held)[0]);
    else if (held) toText(held);
  };
  for (const b of document.querySelectorAll('[data-show]')) b.addEventListener('click', () => turn(b.dataset.show));

  // j and k, or the arrows, move on the side where the focus is, Enter goes to the other.
  const move = (by) => {
    const active = document.activeElement;
    const list = active.matches('mark') ? marks() : rows;
    const key = active.dataset.key || held;
    const from = list.findIndex((e) => e === active || e.dataset.key === key);
    goTo(list[Math.min(list.length - 1, Math.max(0, from + by))]);
  };
  const jump = () => goTo(document.activeElement.matches('mark') ? rowOf(held) : of(prose(), 'mark', held)[0]);
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' && document.activeElement.matches('button')) return; // Enter is the button's own
    const [on, back] = [() => move(1), () => move(-1)];
    const act = { j: on, ArrowDown: on, k: back, ArrowUp: back, Enter: jump, r: () => turn(prose().id === 'received' ? 'repaired' : 'received'), Escape: () => hold('') }[event.key];
    if (act) { event.preventDefault(); act(); }
  });
})();
