/// The one style of all pages: light and dark, from a phone to a desk.
enum Stylesheet {
  static let text: HTML = """
    :root{--page:#f4f5f8;--card:#fff;--ink:#16181d;--soft:#5a6070;--line:#dfe2ea;--fill:#f4f5f8;\
    --accent:#3a4fd8;--on:#fff;--warn:#a3260f;--warnfill:#fdeeea}
    @media (prefers-color-scheme:dark){:root{--page:#101218;--card:#191c24;--ink:#eceef4;--soft:#a2a9ba;\
    --line:#2e3340;--fill:#22262f;--accent:#8b9bff;--on:#10121a;--warn:#ffb3a3;--warnfill:#3a1d17}}
    *{box-sizing:border-box}
    body{margin:0;min-height:100vh;display:flex;flex-direction:column;align-items:center;\
    justify-content:center;gap:20px;padding:24px 16px;background:var(--page);color:var(--ink);\
    font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",sans-serif;\
    -webkit-text-size-adjust:100%}
    main{width:100%;max-width:440px;background:var(--card);border:1px solid var(--line);border-radius:18px;\
    padding:28px;box-shadow:0 1px 2px rgba(15,20,40,.05),0 12px 32px rgba(15,20,40,.07)}
    main:has(.wide){max-width:720px}
    header{display:flex;align-items:center;gap:10px;font-weight:600;margin-bottom:24px}
    .tile{fill:var(--accent)}.line{fill:none;stroke:var(--on);stroke-width:2.4;stroke-linecap:round}
    h1{font-size:24px;line-height:1.25;letter-spacing:-.01em;margin:0 0 8px;overflow-wrap:anywhere}
    h2{font-size:15px;margin:24px 0 8px}
    p{margin:0 0 16px}.soft{color:var(--soft)}.small{font-size:14px}
    label.field{display:block;font-size:14px;font-weight:600;margin:16px 0 6px}
    input[type=text],input[type=password]{width:100%;font:inherit;color:inherit;background:var(--card);\
    border:1px solid var(--line);border-radius:10px;padding:11px 13px}
    input:focus-visible,button:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
    button{width:100%;font:inherit;font-weight:600;border-radius:10px;padding:12px 16px;cursor:pointer;\
    border:1px solid transparent;background:var(--accent);color:var(--on)}
    button.plain{background:transparent;color:var(--ink);border-color:var(--line)}
    button:hover{filter:brightness(1.08)}
    .buttons{display:flex;gap:12px;margin-top:24px;flex-direction:row-reverse}
    .note{background:var(--fill);border-radius:12px;padding:12px 14px;margin:20px 0 0;font-size:14px}
    .note p{margin:0}.warn{background:var(--warnfill);color:var(--warn);margin:0 0 4px}
    ul.scopes{list-style:none;margin:0 0 16px;padding:0;border:1px solid var(--line);border-radius:12px}
    ul.scopes li+li{border-top:1px solid var(--line)}
    ul.scopes label{display:flex;gap:12px;align-items:flex-start;padding:12px 14px;cursor:pointer}
    ul.scopes input{width:20px;height:20px;margin:2px 0 0;accent-color:var(--accent);flex:none}
    code{font:13px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;\
    overflow-wrap:anywhere}
    ul.scopes code{display:block;color:var(--soft)}
    dl{display:grid;grid-template-columns:max-content 1fr;gap:6px 16px;margin:0;font-size:14px}
    dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
    pre{background:var(--fill);border-radius:12px;padding:12px 14px;margin:0 0 8px;white-space:pre-wrap}
    footer{color:var(--soft);font-size:13px;text-align:center}
    @media (max-width:480px){body{justify-content:flex-start}main{padding:22px 20px}\
    .buttons{flex-direction:column}dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:8px}}
    """
}
