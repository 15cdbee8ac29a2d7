import statistics as s

prices = [1290, 3500, 750, 1290, 990, 4100, 1290, 2200]
print(s.mean(prices), s.median(prices), s.mode(prices), s.multimode(prices), round(s.stdev(prices), 6), s.pvariance(prices))
print(s.quantiles(prices, n=4), s.fmean(prices), round(s.geometric_mean(prices), 6), s.median_low(prices))
print(s.NormalDist(100, 15).cdf(130).__round__(10), round(s.NormalDist.from_samples(prices).mean, 3))
