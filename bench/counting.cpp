#include <lend/lend.hpp>

#include "peers.hpp"

#include <tbb/blocked_range.h>
#include <tbb/combinable.h>
#include <tbb/parallel_for.h>
#include <tbb/parallel_reduce.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <execution>
#include <functional>
#include <memory>
#include <numeric>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

// What finds, counts and groups: each beside the standard library on one thread, its parallel
// algorithms where there are such, and what is written with oneTBB for it.

namespace {

using std::execution::par;

template <class T>
using range = tbb::blocked_range<const T*>;

template <class T>
range<T> range_of(const std::vector<T>& v) {
  return {v.data(), v.data() + v.size()};
}

/// Numbers of which the first n are a permutation of 0 to n - 1, if n is no multiple of the factor.
template <class T>
void fill(std::vector<T>& v, std::size_t size) {
  v.resize(size);
  for (std::size_t i = 0; i < size; ++i) {
    v[i] = static_cast<T>(i * 2'654'435'761U % size);
  }
}

/// The cases of one workload: data of a size, and the number that every peer has to find.
template <class T>
class subject {
 public:
  subject(const std::string& name, std::size_t size, double expected)
      : load_{name, static_cast<double>(size), static_cast<double>(size * sizeof(T)),
              [data = data_, size] { fill(*data, size); },
              [found = found_, expected] { return *found == expected; }} {}

  template <class Place, class Work>
  void add(const std::string& peer, Work work) const {
    bench::add<Place>(load_, peer, [data = data_, found = found_, work] {
      *found = static_cast<double>(work(std::as_const(*data)));
    });
  }

 private:
  std::shared_ptr<std::vector<T>> data_ = std::make_shared<std::vector<T>>();
  std::shared_ptr<double> found_ = std::make_shared<double>(-1);
  bench::workload load_;
};

using doubles = std::vector<double>;
using words = std::vector<std::uint32_t>;
using counts = std::vector<std::size_t>;

void add_min_element(const std::string& elements, std::size_t size) {
  const subject<double> least("min_element/" + elements, size, 0);
  const auto at = [](const doubles& v, auto found) { return v[static_cast<std::size_t>(found)]; };
  least.add<bench::sequential>("std::min_element", [at](const doubles& v) {
    return at(v, std::min_element(v.begin(), v.end()) - v.begin());
  });
  least.add<bench::in_lend>("lend::min_element",
                            [at](const doubles& v) { return at(v, *lend::min_element(v)); });
  least.add<bench::in_tbb>("std::min_element(par)", [at](const doubles& v) {
    return at(v, std::min_element(par, v.begin(), v.end()) - v.begin());
  });
  least.add<bench::in_tbb>("tbb::parallel_reduce", [](const doubles& v) {
    const double* const found = tbb::parallel_reduce(
        range_of(v), v.data(),
        [](const range<double>& part, const double* best) {
          const double* const here = std::min_element(part.begin(), part.end());
          return *here < *best ? here : best;
        },
        [](const double* a, const double* b) { return *b < *a ? b : a; });
    return *found;
  });
#ifdef BENCH_RAYON
  least.add<bench::in_rayon>("rayon::min_by",
                             [](const doubles& v) { return rayon_min(v.data(), v.size()); });
#endif
}

void add_count_if(const std::string& elements, std::size_t size) {
  const subject<std::uint32_t> odd("count_if/" + elements, size, static_cast<double>(size / 2));
  const auto is_odd = [](std::uint32_t x) { return x % 2 == 1; };
  odd.add<bench::sequential>("std::count_if", [is_odd](const words& v) {
    return std::count_if(v.begin(), v.end(), is_odd);
  });
  odd.add<bench::in_lend>("lend::count_if",
                          [is_odd](const words& v) { return lend::count_if(v, is_odd); });
  odd.add<bench::in_tbb>("std::count_if(par)", [is_odd](const words& v) {
    return std::count_if(par, v.begin(), v.end(), is_odd);
  });
#ifdef BENCH_RAYON
  odd.add<bench::in_rayon>("rayon::filter::count",
                           [](const words& v) { return rayon_count_odd(v.data(), v.size()); });
#endif
}

void add_sum(const std::string& elements, std::size_t size) {
  const double expected = static_cast<double>(size) * (static_cast<double>(size) - 1) / 2;
  const subject<double> total("exact sum/" + elements, size, expected);
  total.add<bench::sequential>(
      "plain loop", [](const doubles& v) { return std::accumulate(v.begin(), v.end(), 0.0); });
  total.add<bench::sequential>("Neumaier's sum", [](const doubles& v) {
    double sum = 0;
    double lost = 0;
    for (const double x : v) {
      const double next = sum + x;
      lost += std::fabs(sum) >= std::fabs(x) ? (sum - next) + x : (x - next) + sum;
      sum = next;
    }
    return sum + lost;
  });
  total.add<bench::in_lend>("lend::sum", [](const doubles& v) { return lend::sum(v); });
  total.add<bench::in_lend>("lend::reduce",
                            [](const doubles& v) { return lend::reduce(v, 0.0, std::plus<>{}); });
  total.add<bench::in_tbb>("std::reduce(par)",
                           [](const doubles& v) { return std::reduce(par, v.begin(), v.end()); });
}

/// How many elements are in the first bin.
void add_histogram(const std::string& elements, std::size_t size, std::uint32_t bins) {
  const double expected = static_cast<double>((size + bins - 1) / bins);
  const subject<std::uint32_t> first(
      "histogram/" + elements + " to " + std::to_string(bins) + " bins", size, expected);
  first.add<bench::sequential>("plain loop", [bins](const words& v) {
    counts all(bins);
    for (const std::uint32_t x : v) {
      ++all[x % bins];
    }
    return all[0];
  });
  first.add<bench::in_lend>("lend::histogram", [bins](const words& v) {
    return lend::histogram(
        v, bins, [](std::uint32_t x, std::uint32_t n) { return x % n; }, bins)[0];
  });
  first.add<bench::in_tbb>("tbb::combinable", [bins](const words& v) {
    tbb::combinable<counts> locals([bins] { return counts(bins); });
    tbb::parallel_for(range_of(v), [&](const range<std::uint32_t>& part) {
      counts& mine = locals.local();
      for (const std::uint32_t x : part) {
        ++mine[x % bins];
      }
    });
    counts all(bins);
    locals.combine_each([&](const counts& some) {
      std::transform(all.begin(), all.end(), some.begin(), all.begin(), std::plus<>{});
    });
    return all[0];
  });
#ifdef BENCH_RAYON
  // Each part of a fold fills bins of its own, which takes minutes where there are millions.
  if (bins < 1'000'000) {
    first.add<bench::in_rayon>("rayon::fold", [bins](const words& v) {
      return rayon_histogram(v.data(), v.size(), bins);
    });
  }
#endif
}

std::size_t count_runs(const words& sorted, std::uint32_t keys) {
  std::size_t found = 1;
  for (std::size_t i = 1; i < sorted.size(); ++i) {
    found += sorted[i] % keys != sorted[i - 1] % keys ? 1U : 0U;
  }
  return found;
}

/// The number of keys.
void add_groups(const std::string& elements, std::size_t size, std::uint32_t keys) {
  const std::string name = "/" + elements + " by " + std::to_string(keys) + " keys";
  const double expected = static_cast<double>(std::min<std::size_t>(size, keys));
  const subject<std::uint32_t> groups("group_by" + name, size, expected);
  const auto less = [keys](std::uint32_t a, std::uint32_t b) { return a % keys < b % keys; };
  groups.add<bench::sequential>("std::stable_sort", [keys, less](const words& v) {
    words sorted = v;
    std::stable_sort(sorted.begin(), sorted.end(), less);
    return count_runs(sorted, keys);
  });
  groups.add<bench::in_lend>("lend::group_by", [keys](const words& v) {
    return lend::group_by(v, [](std::uint32_t x, std::uint32_t n) { return x % n; }, keys).size();
  });
  groups.add<bench::in_tbb>("std::stable_sort(par)", [keys, less](const words& v) {
    words sorted = v;
    std::stable_sort(par, sorted.begin(), sorted.end(), less);
    return count_runs(sorted, keys);
  });
  const subject<std::uint32_t> sums("reduce_by_key" + name, size, expected);
  sums.add<bench::sequential>("std::unordered_map", [keys](const words& v) {
    std::unordered_map<std::uint32_t, std::uint64_t> all;
    for (const std::uint32_t x : v) {
      all[x % keys] += x;
    }
    return all.size();
  });
  sums.add<bench::in_lend>("lend::reduce_by_key", [keys](const words& v) {
    return lend::reduce_by_key(v, lend::unchecked([keys](std::uint32_t x) { return x % keys; }),
                               std::uint64_t{0}, std::plus<>{})
        .size();
  });
}

}  // namespace

int main(int argc, char** argv) {
  const std::pair<std::string, std::size_t> sizes[] = {{"1K", 1'000}, {"10M", 10'000'000}};
  for (const auto& [name, size] : sizes) {
    add_min_element(name, size);
    add_count_if(name, size);
    add_sum(name, size);
    add_histogram(name, size, 256);
  }
  add_histogram("10M", 10'000'000, 10'000'000);
  add_groups("1K", 1'000, 100);
  add_groups("1M", 1'000'000, 100);
  add_groups("10M", 10'000'000, 100);
  add_groups("1M", 1'000'000, 500'000);
  return bench::run_all(argc, argv);
}
