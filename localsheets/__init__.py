"""A local server that speaks the wire formats of Google's Sheets, Drive and OAuth: no account is needed.

It knows nothing of the service, which talks to it exactly as it talks to Google.
"""
