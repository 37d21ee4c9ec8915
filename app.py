"""Dateline's dashboard: `streamlit run app.py`.

Streamlit reads this file twice. Once to find the server: `app`, which adds headers that keep
the page from reaching any other host. Then, at every run of the page, as the script.
"""

if __name__ == "__main__":
    from geo.dashboard.run import run

    run()
else:
    from starlette.middleware import Middleware
    from streamlit.starlette import App

    from geo.dashboard.security import SecurityHeaders

    app = App(__file__, middleware=[Middleware(SecurityHeaders)])
