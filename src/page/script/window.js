// Choosing one end of the window moves the other along, so that no window ends before it begins.

export function moveWindow(form, changed) {
  const { from, to } = form.elements;
  if ((changed !== from && changed !== to) || !from?.value || !to?.value) return;
  // Periods of one length are in the order of their labels.
  if (from.value.length === to.value.length && from.value > to.value) (changed === from ? to : from).value = changed.value;
}
