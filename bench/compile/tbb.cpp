#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <cstddef>
#include <vector>

void add(std::vector<float>& y, const std::vector<float>& x, float factor) {
  tbb::parallel_for(tbb::blocked_range<std::size_t>(0, y.size()),
                    [&y, &x, factor](const tbb::blocked_range<std::size_t>& range) {
                      for (std::size_t i = range.begin(); i < range.end(); ++i) {
                        y[i] += factor * x[i];
                      }
                    });
}
