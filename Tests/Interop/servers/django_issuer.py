"""An authorization server of django-oauth-toolkit below /o, with open registration.

Tokens are opaque; `resource_server` may introspect them. The toolkit ships everything but the login page.

--redirect-uri URI  pre-registers the confidential client `desktop`, which may use this redirect URI
--first-lifetime S  life of the access tokens that a code is exchanged for; that of all others is an hour

Refresh tokens rotate, and one that comes a second time ends its family.
"""

import os
import tempfile

import django
from django.conf import settings

from serve import PASSWORD, READ, USER, WRITE, listen, parser, run_wsgi

LOGIN_PAGE = """<!doctype html><title>Sign in</title><h1>Sign in</h1>
<form method="post">{% csrf_token %}{{ form.as_p }}<button>Sign in</button></form>"""

RESOURCE_SERVER = {"client_id": "resource-server", "client_secret": "resource-server-secret"}
DESKTOP = {"client_id": "desktop", "client_secret": "desktop-secret"}
MACHINE = {"client_id": "machine: Django", "client_secret": "a secret: 100% safe & sound + more"}
LIFETIME = 3600


def configure(folder, first_lifetime):
    """Set Django up with a database in the folder."""

    def lifetime(request):
        return first_lifetime if request.grant_type == "authorization_code" else LIFETIME

    pages = ("django.template.loaders.locmem.Loader", {"registration/login.html": LOGIN_PAGE})
    processors = ["django.template.context_processors.request", "django.contrib.auth.context_processors.auth"]
    templates = {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [pages, "django.template.loaders.app_directories.Loader"],
            "context_processors": processors,
        },
    }
    settings.configure(
        ALLOWED_HOSTS=["127.0.0.1"],
        SECRET_KEY=os.urandom(32).hex(),
        USE_TZ=True,
        ROOT_URLCONF=__name__,
        LOGIN_URL="/login/",
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": f"{folder}/db.sqlite3"}},
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "django.contrib.messages",
            "oauth2_provider",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
        ],
        TEMPLATES=[templates],
        OAUTH2_PROVIDER={
            "SCOPES": {READ: "Read todos", WRITE: "Change todos", "introspection": "Introspect tokens"},
            "DEFAULT_SCOPES": [READ],
            "DCR_ENABLED": True,
            "DCR_REGISTRATION_PERMISSION_CLASSES": ("oauth2_provider.dcr.AllowAllDCRPermission",),
            "COMPLIANT_BCP_RFC9700_AUTHZ_RESPONSE_ISS": True,
            "REFRESH_TOKEN_REUSE_PROTECTION": True,
            "EXTRA_SERVER_KWARGS": {"token_expires_in": lifetime},
        },
    )
    # oauthlib refuses plain http otherwise, on loopback too.
    os.environ["OAUTHLIB_INSECURE_TRANSPORT"] = "1"
    django.setup()


def fill(redirect_uri):
    """Create the tables, the user and the clients."""
    from django.contrib.auth import get_user_model
    from django.core.management import call_command
    from oauth2_provider.models import get_application_model

    call_command("migrate", verbosity=0)
    get_user_model().objects.create_user(USER, password=PASSWORD)
    applications = get_application_model().objects
    common = {"client_type": "confidential", "name": "Pre-registered"}
    for client in (RESOURCE_SERVER, MACHINE):
        applications.create(**client, **common, authorization_grant_type="client-credentials")
    if redirect_uri:
        grant = {"authorization_grant_type": "authorization-code", "redirect_uris": redirect_uri}
        applications.create(**DESKTOP, **common, **grant)


def __getattr__(name):
    """Give Django its URL patterns only when it asks, after it has been set up."""
    if name != "urlpatterns":
        raise AttributeError(name)
    from django.contrib.auth.views import LoginView
    from django.urls import include, path
    from oauth2_provider import urls

    return [
        path("login/", LoginView.as_view()),
        path("o/", include(urls)),
        # RFC 8414 puts the document at the origin, with the issuer's path behind it.
        path("", include((urls.metadata_urlpatterns, "metadata"))),
    ]


def main():
    """Start the server."""
    arguments = parser(__doc__)
    arguments.add_argument("--redirect-uri")
    arguments.add_argument("--first-lifetime", type=int, default=LIFETIME)
    options = arguments.parse_args()
    listener, origin = listen(options.port)
    with tempfile.TemporaryDirectory() as folder:
        configure(folder, options.first_lifetime)
        fill(options.redirect_uri)
        from django.core.wsgi import get_wsgi_application

        facts = {
            "issuer": f"{origin}/o",
            "introspection_endpoint": f"{origin}/o/introspect/",
            "token_endpoint": f"{origin}/o/token/",
            "resource_server": RESOURCE_SERVER,
            "machines": {"machine": MACHINE},
            "users": [{"name": USER, "password": PASSWORD}],
            "clients": [DESKTOP] if options.redirect_uri else [],
        }
        run_wsgi(get_wsgi_application(), listener, facts)


if __name__ == "__main__":
    main()
