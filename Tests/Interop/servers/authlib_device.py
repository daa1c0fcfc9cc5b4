"""Authlib's device grant (RFC 8628): its endpoint, its grant, and the page on which a person enters the code."""

import time
from html import escape

from authlib.oauth2.rfc8628 import DeviceAuthorizationEndpoint, DeviceCodeGrant, DeviceCredentialDict
from flask import g, redirect, request, session, url_for

from authlib_store import User

INTERVAL = 1

CODE_PAGE = """<!doctype html><title>Device</title><h1>Connect a device</h1>{note}
<form method="post"><p><label>Code <input name="user_code" value="{code}"></label>
<p><button>Continue</button></form>"""

CONSENT_PAGE = """<!doctype html><title>Consent</title><h1>{client} asks for access</h1>
<p>Scopes: {scope}<p>For the device that shows {code}
<form method="post"><input type="hidden" name="user_code" value="{code}">
<button name="answer" value="deny">Deny</button>
<button name="answer" value="allow">Allow</button></form>"""

END_PAGE = "<!doctype html><title>Done</title><h1>{words}</h1><p>Go back to your device."


def add_device_grant(server, store, methods):
    """Add the endpoint and the grant."""

    class Endpoint(DeviceAuthorizationEndpoint):
        CLIENT_AUTH_METHODS = methods
        INTERVAL = INTERVAL
        EXPIRES_IN = 120

        def get_verification_uri(self):
            return url_for(".device", _external=True)

        def save_device_credential(self, client_id, scope, data):
            times = {"expires_at": time.time() + self.EXPIRES_IN, "polled_at": 0}
            store.devices[data["device_code"]] = DeviceCredentialDict(
                client_id=client_id, scope=scope, user_code=data["user_code"], resource=g.resource, **times
            )

    class Grant(DeviceCodeGrant):
        TOKEN_ENDPOINT_AUTH_METHODS = methods

        def query_device_credential(self, device_code):
            found = store.devices.get(device_code)
            if found:
                g.resource = found["resource"]
            return found

        def query_user_grant(self, user_code):
            return store.answers.get(user_code)

        def should_slow_down(self, credential):
            # Half a second is a network's.
            early = time.time() < credential["polled_at"] + INTERVAL - 0.5
            credential["polled_at"] = time.time()
            return early

        def create_token_response(self):
            for code, credential in list(store.devices.items()):
                if credential is self.request.credential:
                    del store.devices[code]
            return super().create_token_response()

    server.register_endpoint(Endpoint)
    server.register_grant(Grant)


def add_device_pages(pages, server, store):
    """Add the endpoint's route and the pages for the person."""

    @pages.post("/device_authorization")
    def device_authorization():
        return server.create_endpoint_response("device_authorization")

    @pages.route("/device", methods=["GET", "POST"])
    def device():
        if "user" not in session:
            session["next"] = request.full_path
            return redirect(url_for(".login"))
        code = request.values.get("user_code", "")
        found = next((d for d in store.devices.values() if d["user_code"] == code), None)
        if request.method == "GET" or not found:
            note = "" if request.method == "GET" else "<p>No such code."
            return CODE_PAGE.format(note=note, code=escape(code))
        if "answer" not in request.form:
            name = store.clients[found["client_id"]].metadata.get("client_name", found["client_id"])
            return CONSENT_PAGE.format(client=escape(name), scope=escape(found["scope"] or "none"), code=escape(code))
        allowed = request.form["answer"] == "allow"
        store.answers[code] = (User(session["user"]), allowed)
        return END_PAGE.format(words="Connected" if allowed else "Refused")
