"""What Django leaves to servers: a header for browsers, answers without a body."""

PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


def permissions_policy(get_response):
    """Return the middleware that tells browsers which abilities no page of ours asks for."""

    def middleware(request):
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response

    return middleware


def no_body_to_head(get_response):
    """Return the middleware that answers HEAD with the headers alone.

    Django leaves the body to the server, which drops it with a warning; a file that is streamed
    would be made to its end for nobody.
    """

    def middleware(request):
        response = get_response(request)
        if request.method == "HEAD":
            body = "streaming_content" if response.streaming else "content"
            setattr(response, body, ())
        return response

    return middleware
