"""A local Google Sheets, Drive and OAuth server that speaks Google's wire formats, so that no account is needed.

It knows nothing of the service, which talks to it exactly as it talks to Google.
"""
