#!/usr/bin/env python3
"""A user with a browser: opens an authorization URL, signs in, consents, and goes where the redirects lead.

    user.py [--user NAME] [--password WORD] [--code CODE] [--deny] [--log FILE] URL

Follows redirects with cookies and fills in whatever HTML forms come up, knowing no server by name. It ends when
it has requested the loopback redirect URI that the authorization URL names; with the code of a device, on the first
good page that has nothing to fill in. Needs only the standard library.
"""

import argparse
import http.client
import os
import re
import sys
from html.parser import HTMLParser
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlencode, urljoin, urlsplit
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, ProxyHandler, Request, build_opener

MOST_PAGES = 25
YES = re.compile(
    r"\b(allow|accept|approve|authori[sz]e|consent|grant|confirm|continue|yes|ok|next|sign.?in|log.?in)\b",
    re.I,
)
NO = re.compile(r"\b(deny|denied|cancel|decline|refuse|reject|no|abort|log.?out|sign.?out)\b", re.I)
HEADERS = {"Accept": "text/html", "User-Agent": "interop-user/1"}


class Stuck(Exception):
    """No way leads on from a page."""


class Form:
    """An HTML form: where it goes, the fields that would be sent, and the buttons to press."""

    def __init__(self, attributes):
        self.action = attributes.get("action") or ""
        self.method = (attributes.get("method") or "get").upper()
        self.fields, self.buttons, self.user, self.password, self.code = [], [], None, None, None

    def add(self, attributes):
        """Take in an input element."""
        name, kind = attributes.get("name"), (attributes.get("type") or "text").lower()
        value = attributes.get("value")
        if kind in ("submit", "image"):
            self.buttons.append(Button(attributes, value or ""))
        elif not name or kind in ("button", "reset", "file"):
            return
        elif kind == "checkbox":
            # A consent page's boxes are ticked by a willing user, whether or not they come ticked.
            self.fields.append((name, value or "on"))
        elif kind == "radio":
            if "checked" in attributes:
                self.fields.append((name, value or "on"))
        elif kind == "password":
            self.password = name
        elif kind == "text" and "code" in name:
            self.code = name
        elif kind in ("text", "email") and self.user is None:
            self.user = name
        else:
            self.fields.append((name, value or ""))

    def filled(self, options, button):
        """Return the fields as typed by the user, with the pressed button's."""
        fields = list(self.fields)
        if self.code:
            fields.append((self.code, options.code or ""))
        if self.user:
            fields.append((self.user, options.user))
        if self.password:
            fields.append((self.password, options.password))
        if button and button.name:
            fields.append((button.name, button.value))
        return fields

    def button(self, deny):
        """Return the button to press: the one that says yes (or no), or the only one."""
        wanted, unwanted = (NO, YES) if deny and not self.password else (YES, NO)
        fitting = [b for b in self.buttons if not unwanted.search(b.words)]
        return next((b for b in fitting if wanted.search(b.words)), next(iter(fitting), None))


class Button:
    """A button of a form and every word that tells what it does."""

    def __init__(self, attributes, text):
        self.name, self.value = attributes.get("name"), attributes.get("value") or ""
        self.text, self.action = text, attributes.get("formaction")

    @property
    def words(self):
        """What a person (or a script) can read off the button."""
        return " ".join(filter(None, (self.name, self.value, self.text)))


class Page(HTMLParser):
    """The forms, links and refresh target of an HTML page."""

    def __init__(self, text):
        super().__init__()
        self.forms, self.links, self.refresh = [], [], None
        self._form = self._button = self._link = None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag == "form":
            self._form = Form(attributes)
            self.forms.append(self._form)
        elif tag == "input" and self._form:
            self._form.add(attributes)
        elif tag == "button" and self._form and attributes.get("type", "submit") == "submit":
            self._button = Button(attributes, "")
            self._form.buttons.append(self._button)
        elif tag == "a" and attributes.get("href"):
            self._link = [attributes["href"], ""]
            self.links.append(self._link)
        elif tag == "meta" and (attributes.get("http-equiv") or "").lower() == "refresh":
            found = re.search(r"url\s*=\s*['\"]?([^'\"]+)", attributes.get("content") or "", re.I)
            self.refresh = found and found[1]

    def handle_endtag(self, tag):
        if tag == "form":
            self._form = None
        elif tag == "button":
            self._button = None
        elif tag == "a":
            self._link = None

    def handle_data(self, data):
        if self._button:
            self._button.text += data.strip()
        if self._link:
            self._link[1] += data.strip()


def is_callback(url, start):
    """Say whether a URL is the redirect URI of the authorization URL at the start.

    A pushed request (RFC 9126) does not show its redirect URI: then it is where an answer goes to another server.
    """
    target = parse_qs(urlsplit(start).query).get("redirect_uri")
    if target:
        return url.split("?")[0] == target[0].split("?")[0]
    answered = {"code", "error"} & set(parse_qs(urlsplit(url).query))
    return bool(answered) and urlsplit(url).netloc != urlsplit(start).netloc


class KeepRedirect(HTTPRedirectHandler):
    """Leaves redirects to the walker, which must see each of them."""

    def redirect_request(self, *_):
        return None


class User:
    """Walks from page to page."""

    def __init__(self, options, log):
        self.options, self.log = options, log
        self.browser = build_opener(ProxyHandler({}), HTTPCookieProcessor(CookieJar()), KeepRedirect)

    def walk(self):
        """Go from the authorization URL to the redirect URI."""
        url, fields, method = self.options.url, None, "GET"
        for _ in range(MOST_PAGES):
            reply = self.request(method, url, fields)
            if is_callback(url, self.options.url):
                return
            if self.options.code and reply.status == 200 and not Page(reply.text).forms:
                return
            url, fields, method = self.next_step(url, method, fields, reply)
        raise Stuck(f"{MOST_PAGES} pages and no end")

    def request(self, method, url, fields):
        """Send one request and return its answer, errors included."""
        data = urlencode(fields).encode() if fields is not None else None
        request = Request(url, data=data, method=method, headers=HEADERS)
        if data is not None:
            origin = urlsplit(url)
            request.add_header("Origin", f"{origin.scheme}://{origin.netloc}")
            request.add_header("Referer", url)
        try:
            reply = self.browser.open(request, timeout=20)
        except HTTPError as error:
            reply = error
        reply.text = reply.read().decode("utf-8", "replace")
        print(f"{method} {url} -> {reply.status}", file=self.log, flush=True)
        return reply

    def next_step(self, url, method, fields, reply):
        """Return URL, fields and method of what a person would do on this page."""
        location = reply.headers.get("Location")
        if location and reply.status in (301, 302, 303, 307, 308):
            keep = reply.status in (307, 308)
            return urljoin(url, location), fields if keep else None, method if keep else "GET"
        page = Page(reply.text)
        if page.refresh:
            return urljoin(url, page.refresh), None, "GET"
        form = self.choose(page.forms)
        if form:
            button = form.button(self.options.deny)
            target = urljoin(url, (button and button.action) or form.action or url)
            filled = form.filled(self.options, button)
            if form.method == "GET":
                return target.split("?")[0] + "?" + urlencode(filled), None, "GET"
            return target, filled, "POST"
        for link, text in page.links:
            if YES.search(text) and not NO.search(text):
                return urljoin(url, link), None, "GET"
        raise Stuck(f"no form to fill in on {url} (status {reply.status}):\n{reply.text[:3000]}")

    def choose(self, forms):
        """Return the login form if there is one, otherwise the one with a button that leads on."""
        logins = [form for form in forms if form.password]
        willing = [form for form in forms if (b := form.button(self.options.deny)) and b.words]
        return next(iter(logins or willing or forms), None)


def main():
    """Walk, and say how it went: 0 if the end was reached."""
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--user", default=os.environ.get("INTEROP_USER", "alice"))
    arguments.add_argument("--password", default=os.environ.get("INTEROP_PASSWORD", "wonderland"))
    arguments.add_argument("--code", help="what a device shows")
    arguments.add_argument("--deny", action="store_true", help="refuse consent")
    arguments.add_argument("--log", help="append what is seen to this file")
    arguments.add_argument("url")
    options = arguments.parse_args()
    with open(options.log, "a") if options.log else open(os.dup(2), "w") as log:
        print("the beginning", file=log, flush=True)
        try:
            User(options, log).walk()
        except (Stuck, OSError, http.client.HTTPException) as error:
            print(f"stuck: {error}", file=log)
            return 1
        finally:
            print("the end", file=log)
    return 0


if __name__ == "__main__":
    sys.exit(main())
