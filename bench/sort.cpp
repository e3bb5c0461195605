#include <lend/lend.hpp>

#include "peers.hpp"
#include "sort_data.hpp"

#if __has_include(<boost/sort/sort.hpp>)
#include <boost/sort/sort.hpp>
#define BENCH_BOOST_SORT 1
#else
#define BENCH_BOOST_SORT 0
#endif
#include <tbb/parallel_sort.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <execution>
#include <memory>
#include <string>
#include <utility>
#include <vector>

// Not with clang, which warns of deprecated parts of the standard library in that header.
#if defined(_OPENMP) && defined(__GLIBCXX__) && !defined(__clang__)
#include <parallel/algorithm>
#define BENCH_GNU_PARALLEL 1
#else
#define BENCH_GNU_PARALLEL 0
#endif

namespace {

#ifdef BENCH_RAYON
/// For the types that both languages have.
template <class T>
concept rayon_sorts =
    requires(T* elements, std::size_t size) { bench::rayon_sort(elements, size); };
#endif

/// Adds a peer that calls `sort(vector, less)`.
template <class Place, class T, class Sort>
void add_peer(const bench::workload& load, const std::shared_ptr<bench::sort_data<T>>& data,
              const std::string& peer, Sort sort, const std::vector<int>& widths) {
  bench::add<Place>(
      load, peer, [=] { sort(data->work, bench::order_of<T>{}); }, bench::timing::of_each_run,
      widths);
}

template <class T>
bench::workload load_of(const std::shared_ptr<bench::sort_data<T>>& data, const std::string& name,
                        bench::ordering ordering, bool stable, const std::string& elements) {
  const auto count = static_cast<double>(data->size);
  return {std::string(stable ? "stable_sort/" : "sort/") + name + " " + elements + " " +
              bench::name_of(ordering),
          count, 0, [=] { data->prepare(ordering); }, [=] { return data->correct(stable); }};
}

template <class T>
void add_sort(const bench::workload& load, const std::shared_ptr<bench::sort_data<T>>& data,
              const std::vector<int>& widths) {
  add_peer<bench::sequential>(load, data, "std::sort",
                              [](auto& v, auto less) { std::sort(v.begin(), v.end(), less); }, {1});
  add_peer<bench::in_lend>(
      load, data, "lend::sort", [](auto& v, auto less) { lend::sort(v, less); }, widths);
  add_peer<bench::in_tbb>(
      load, data, "tbb::parallel_sort",
      [](auto& v, auto less) { tbb::parallel_sort(v.begin(), v.end(), less); }, widths);
  add_peer<bench::in_tbb>(
      load, data, "std::sort(par)",
      [](auto& v, auto less) { std::sort(std::execution::par, v.begin(), v.end(), less); }, widths);
#if BENCH_BOOST_SORT
  for (const int width : widths) {
    add_peer<bench::outside>(load, data, "boost::sort::block_indirect_sort",
                             [width](auto& v, auto less) {
                               boost::sort::block_indirect_sort(v.begin(), v.end(), less,
                                                                static_cast<std::uint32_t>(width));
                             },
                             {width});
  }
#endif
#if BENCH_GNU_PARALLEL
  add_peer<bench::in_openmp>(
      load, data, "__gnu_parallel::sort",
      [](auto& v, auto less) { __gnu_parallel::sort(v.begin(), v.end(), less); }, widths);
#endif
#ifdef BENCH_RAYON
  if constexpr (rayon_sorts<T>) {
    add_peer<bench::in_rayon>(
        load, data, "rayon::par_sort_unstable",
        [](auto& v, auto /*less*/) { bench::rayon_sort(v.data(), v.size()); }, widths);
  }
#endif
}

template <class T>
void add_stable_sort(const bench::workload& load, const std::shared_ptr<bench::sort_data<T>>& data,
                     const std::vector<int>& widths) {
  add_peer<bench::sequential>(
      load, data, "std::stable_sort",
      [](auto& v, auto less) { std::stable_sort(v.begin(), v.end(), less); }, {1});
  add_peer<bench::in_lend>(
      load, data, "lend::stable_sort", [](auto& v, auto less) { lend::stable_sort(v, less); },
      widths);
  add_peer<bench::in_tbb>(
      load, data, "std::stable_sort(par)",
      [](auto& v, auto less) { std::stable_sort(std::execution::par, v.begin(), v.end(), less); },
      widths);
#if BENCH_GNU_PARALLEL
  add_peer<bench::in_openmp>(
      load, data, "__gnu_parallel::stable_sort",
      [](auto& v, auto less) { __gnu_parallel::stable_sort(v.begin(), v.end(), less); }, widths);
#endif
#ifdef BENCH_RAYON
  if constexpr (rayon_sorts<T>) {
    add_peer<bench::in_rayon>(
        load, data, "rayon::par_sort",
        [](auto& v, auto /*less*/) { bench::rayon_stable_sort(v.data(), v.size()); }, widths);
  }
#endif
}

/// Records by what is known to be a number, beside sorts that only know how to compare them.
void add_sort_by_key(const std::shared_ptr<bench::sort_data<bench::record>>& data,
                     const std::string& elements) {
  const auto load = load_of(data, "record by key", bench::ordering::random, true, elements);
  add_peer<bench::sequential>(
      load, data, "std::stable_sort",
      [](auto& v, auto less) { std::stable_sort(v.begin(), v.end(), less); }, {1});
  add_peer<bench::in_lend>(
      load, data, "lend::sort_by_key",
      [](auto& v, auto /*less*/) {
        lend::sort_by_key(v, [](const bench::record& one) { return one.key; });
      },
      bench::every_width());
  const auto not_stable = load_of(data, "record by key", bench::ordering::random, false, elements);
  add_peer<bench::in_lend>(
      not_stable, data, "lend::sort_by_key",
      [](auto& v, auto /*less*/) {
        lend::sort_by_key(v, [](const bench::record& one) { return one.key; });
      },
      bench::every_width());
  add_peer<bench::in_tbb>(
      not_stable, data, "tbb::parallel_sort",
      [](auto& v, auto less) { tbb::parallel_sort(v.begin(), v.end(), less); },
      bench::every_width());
}

template <class T>
void add_type(const std::string& name, const std::string& elements, std::size_t size) {
  for (const bench::ordering ordering : bench::all_orderings) {
    const bool random = ordering == bench::ordering::random;
    const std::vector<int> widths = random ? bench::every_width() : std::vector{bench::cores()};
    auto data = std::make_shared<bench::sort_data<T>>(size);
    add_sort(load_of(data, name, ordering, false, elements), data, widths);
    add_stable_sort(load_of(data, name, ordering, true, elements), data, widths);
  }
}

}  // namespace

int main(int argc, char** argv) {
  add_type<std::uint32_t>("uint32", "1K", 1'000);
  add_type<std::uint32_t>("uint32", "1M", 1'000'000);
  add_type<std::uint32_t>("uint32", "10M", 10'000'000);
  add_type<std::uint64_t>("uint64", "1M", 1'000'000);
  add_type<std::uint64_t>("uint64", "10M", 10'000'000);
  add_type<double>("double", "1M", 1'000'000);
  add_type<double>("double", "10M", 10'000'000);
  add_type<bench::record>("record", "1M", 1'000'000);
  add_type<bench::record>("record", "10M", 10'000'000);
  for (const auto& [elements, size] : {std::pair("1M", 1'000'000), std::pair("10M", 10'000'000)}) {
    add_sort_by_key(
        std::make_shared<bench::sort_data<bench::record>>(static_cast<std::size_t>(size)),
        elements);
  }
  add_type<std::string>("string", "200K", 200'000);
  add_type<std::string>("string", "2M", 2'000'000);
  // Needs several gigabytes, and minutes.
  if (std::getenv("LEND_BENCH_HUGE_SORT") != nullptr) {
    auto data = std::make_shared<bench::sort_data<std::uint64_t>>(100'000'000);
    add_sort(load_of(data, "uint64", bench::ordering::random, false, "100M"), data,
             {bench::cores()});
  }
  return bench::run_all(argc, argv);
}
