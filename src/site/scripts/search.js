// Comfort for the search page, which works whole without it: results come while one types, and narrowing does not load the page anew.
// The server draws everything; this only fetches the same address and puts its parts in place.
(() => {
  const form = document.querySelector('.search-form');
  const input = document.getElementById('q');
  if (!form || !input || !window.fetch || !window.history.pushState) return;
  let asked = 0;
  let timer = 0;

  /** Puts what the address shows in place of what is there; a slow answer never overtakes a newer one. */
  async function show(address, isTyped) {
    asked += 1;
    const mine = asked;
    const shown = document.querySelector('.search-columns');
    shown?.setAttribute('aria-busy', 'true');
    try {
      const answer = await fetch(address, { headers: { accept: 'text/html' } });
      if (mine !== asked) return;
      if (!answer.ok) throw new Error(answer.statusText);
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      if (mine !== asked) return;
      const columns = page.querySelector('.search-columns');
      if (!columns || !shown) throw new Error('no results');
      shown.replaceWith(document.importNode(columns, true));
      document.title = page.title;
      for (const old of form.querySelectorAll('input[type="hidden"]')) old.remove();
      for (const kept of page.querySelectorAll('.search-form input[type="hidden"]'))
        form.append(document.importNode(kept, true));
      history[isTyped ? 'replaceState' : 'pushState'](null, '', address);
    } catch {
      // As without this script.
      if (mine === asked) location.href = address;
    }
  }

  function typedAddress() {
    const query = new URLSearchParams(new FormData(form));
    if ((query.get('q') ?? '').trim() === '') query.delete('q');
    const written = query.toString();
    return form.getAttribute('action') + (written === '' ? '' : `?${written}`);
  }

  input.addEventListener('input', (event) => {
    clearTimeout(timer);
    if (event.isComposing) return;
    timer = setTimeout(() => show(typedAddress(), true), 250);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(timer);
    show(typedAddress(), false);
  });
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('.search-columns a[href^="/search"]');
    if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
      return;
    if (new URL(link.href).pathname !== form.getAttribute('action')) return;
    event.preventDefault();
    show(link.getAttribute('href'), false).then(() => {
      input.value = new URLSearchParams(location.search).get('q') ?? '';
      if (link.rel === 'next' || link.rel === 'prev')
        document.querySelector('.search-results')?.scrollIntoView();
    });
  });
  addEventListener('popstate', () => location.reload());
})();
