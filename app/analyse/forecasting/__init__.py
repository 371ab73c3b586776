"""How a series of weeks goes on: ways of forecasting, and how well each would have done before."""
