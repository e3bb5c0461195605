#include <lend/lend.hpp>

#include "peers.hpp"
#include "sort_data.hpp"

#ifdef BENCH_BOOST
#include <boost/sort/sort.hpp>
#include <boost/sort/spreadsort/spreadsort.hpp>
#endif
#include <tbb/parallel_sort.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <execution>
#include <memory>
#include <string>
#include <type_traits>
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
void add_std_sort(const bench::workload& load, const std::shared_ptr<bench::sort_data<T>>& data) {
  add_peer<bench::sequential>(load, data, "std::sort",
                              [](auto& v, auto less) { std::sort(v.begin(), v.end(), less); }, {1});
}

/// What sorts in parallel and knows of the elements only how to compare them.
template <class T>
void add_comparison_sorts(const bench::workload& load,
                          const std::shared_ptr<bench::sort_data<T>>& data,
                          const std::vector<int>& widths) {
  add_peer<bench::in_tbb>(
      load, data, "tbb::parallel_sort",
      [](auto& v, auto less) { tbb::parallel_sort(v.begin(), v.end(), less); }, widths);
  add_peer<bench::in_tbb>(
      load, data, "std::sort(par)",
      [](auto& v, auto less) { std::sort(std::execution::par, v.begin(), v.end(), less); }, widths);
#ifdef BENCH_BOOST
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
void add_sort(const bench::workload& load, const std::shared_ptr<bench::sort_data<T>>& data,
              const std::vector<int>& widths) {
  add_std_sort(load, data);
  add_peer<bench::in_lend>(
      load, data, "lend::sort", [](auto& v, auto less) { lend::sort(v, less); },
      bench::every_width());
  add_comparison_sorts(load, data, widths);
#ifdef BENCH_BOOST
  if constexpr (!std::is_same_v<T, bench::record>) {
    add_peer<bench::sequential>(
        load, data, "boost::sort::spreadsort",
        [](auto& v, auto /*less*/) { boost::sort::spreadsort::spreadsort(v.begin(), v.end()); },
        {1});
  }
#endif
}

template <class T>
void add_std_stable_sort(const bench::workload& load,
                         const std::shared_ptr<bench::sort_data<T>>& data) {
  add_peer<bench::sequential>(
      load, data, "std::stable_sort",
      [](auto& v, auto less) { std::stable_sort(v.begin(), v.end(), less); }, {1});
}

template <class T>
void add_stable_comparison_sorts(const bench::workload& load,
                                 const std::shared_ptr<bench::sort_data<T>>& data,
                                 const std::vector<int>& widths) {
  add_peer<bench::in_tbb>(
      load, data, "std::stable_sort(par)",
      [](auto& v, auto less) { std::stable_sort(std::execution::par, v.begin(), v.end(), less); },
      widths);
#ifdef BENCH_BOOST
  for (const int width : widths) {
    add_peer<bench::outside>(load, data, "boost::sort::parallel_stable_sort",
                             [width](auto& v, auto less) {
                               boost::sort::parallel_stable_sort(v.begin(), v.end(), less,
                                                                 static_cast<std::uint32_t>(width));
                             },
                             {width});
  }
#endif
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

template <class T>
void add_stable_sort(const bench::workload& load, const std::shared_ptr<bench::sort_data<T>>& data,
                     const std::vector<int>& widths) {
  add_std_stable_sort(load, data);
  add_peer<bench::in_lend>(
      load, data, "lend::stable_sort", [](auto& v, auto less) { lend::stable_sort(v, less); },
      bench::every_width());
  add_stable_comparison_sorts(load, data, widths);
}

using records = std::shared_ptr<bench::sort_data<bench::record>>;

void lend_sort_by_key(std::vector<bench::record>& v, bench::by_key /*less*/) {
  lend::sort_by_key(v, [](const bench::record& one) { return one.key; });
}

#ifdef BENCH_BOOST
void spread_by_key(std::vector<bench::record>& v, bench::by_key less) {
  boost::sort::spreadsort::integer_sort(
      v.begin(), v.end(),
      [](const bench::record& one, unsigned offset) { return one.key >> offset; }, less);
}
#endif

/// Records by what is known to be a number, beside sorts that only know how to compare them.
void add_sort_by_key(const records& data, const std::string& elements) {
  const auto widths = bench::every_width();
  const auto load = load_of(data, "record by key", bench::ordering::random, false, elements);
  add_std_sort(load, data);
  add_peer<bench::in_lend>(load, data, "lend::sort_by_key", lend_sort_by_key, widths);
  add_comparison_sorts(load, data, widths);
#ifdef BENCH_BOOST
  add_peer<bench::sequential>(load, data, "boost::sort::spreadsort", spread_by_key, {1});
#endif
}

void add_stable_sort_by_key(const records& data, const std::string& elements) {
  const auto widths = bench::every_width();
  const auto load = load_of(data, "record by key", bench::ordering::random, true, elements);
  add_std_stable_sort(load, data);
  add_peer<bench::in_lend>(load, data, "lend::sort_by_key", lend_sort_by_key, widths);
  add_stable_comparison_sorts(load, data, widths);
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
  add_type<std::uint64_t>("uint64", "1K", 1'000);
  add_type<std::uint64_t>("uint64", "1M", 1'000'000);
  add_type<std::uint64_t>("uint64", "10M", 10'000'000);
  add_type<double>("double", "1K", 1'000);
  add_type<double>("double", "1M", 1'000'000);
  add_type<double>("double", "10M", 10'000'000);
  add_type<bench::record>("record", "1K", 1'000);
  add_type<bench::record>("record", "1M", 1'000'000);
  add_type<bench::record>("record", "10M", 10'000'000);
  const std::pair<const char*, std::size_t> sizes[] = {
      {"1K", 1'000}, {"1M", 1'000'000}, {"10M", 10'000'000}};
  for (const auto& [elements, size] : sizes) {
    auto keyed = std::make_shared<bench::sort_data<bench::record>>(size);
    add_sort_by_key(keyed, elements);
    add_stable_sort_by_key(keyed, elements);
  }
  add_type<std::string>("string", "1K", 1'000);
  add_type<std::string>("string", "200K", 200'000);
  add_type<std::string>("string", "2M", 2'000'000);
  auto data = std::make_shared<bench::sort_data<std::uint64_t>>(100'000'000);
  add_sort(load_of(data, "uint64", bench::ordering::random, false, "100M"), data, {bench::cores()});
  return bench::run_all(argc, argv);
}
