#include <lend/lend.hpp>

#include "peers.hpp"
#include "sort_data.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <execution>
#include <memory>
#include <random>
#include <string>
#include <vector>

// What orders elements, but is no sort of all of them.

namespace {

template <class T>
using elements_ptr = std::shared_ptr<bench::sort_data<T>>;

/// A workload on random elements, of which `correct(elements)` holds afterwards.
template <class T, class Correct>
bench::workload on_random(const std::string& name, const elements_ptr<T>& data, Correct correct) {
  return {name, static_cast<double>(data->size), 0, [=] { data->prepare(bench::ordering::random); },
          [=] { return data->complete() && correct(data->work); }};
}

template <class T>
bool is_selected(const std::vector<T>& v, std::size_t rank) {
  const auto at = v.begin() + static_cast<std::ptrdiff_t>(rank);
  return std::all_of(v.begin(), at, [&](const T& x) { return !(*at < x); }) &&
         std::all_of(at, v.end(), [&](const T& x) { return !(x < *at); });
}

/// Adds a peer that calls `work(elements, place)`.
template <class Place, class T, class Work>
void add_peer(const bench::workload& load, const elements_ptr<T>& data, const std::string& peer,
              std::size_t place, Work work) {
  bench::add<Place>(
      load, peer,
      [=] { work(data->work, data->work.begin() + static_cast<std::ptrdiff_t>(place)); },
      bench::timing::of_each_run);
}

template <class T>
void add_nth_element(const std::string& elements, std::size_t size) {
  const auto data = std::make_shared<bench::sort_data<T>>(size);
  const std::size_t rank = size / 2;
  const auto load = on_random("nth_element/" + elements, data,
                              [=](const std::vector<T>& v) { return is_selected(v, rank); });
  add_peer<bench::sequential>(load, data, "std::nth_element", rank,
                              [](auto& v, auto at) { std::nth_element(v.begin(), at, v.end()); });
  add_peer<bench::in_lend>(load, data, "lend::nth_element", rank,
                           [rank](auto& v, auto /*at*/) { lend::nth_element(v, rank); });
  add_peer<bench::in_tbb>(load, data, "std::nth_element(par)", rank, [](auto& v, auto at) {
    std::nth_element(std::execution::par, v.begin(), at, v.end());
  });
}

template <class T>
void add_partial_sort(const std::string& elements, std::size_t size) {
  const auto data = std::make_shared<bench::sort_data<T>>(size);
  const std::size_t front = size / 100;
  const auto load = on_random("partial_sort/" + elements, data, [=](const std::vector<T>& v) {
    return std::is_sorted(v.begin(), v.begin() + static_cast<std::ptrdiff_t>(front)) &&
           is_selected(v, front - 1);
  });
  add_peer<bench::sequential>(load, data, "std::partial_sort", front,
                              [](auto& v, auto at) { std::partial_sort(v.begin(), at, v.end()); });
  add_peer<bench::in_lend>(load, data, "lend::partial_sort", front,
                           [front](auto& v, auto /*at*/) { lend::partial_sort(v, front); });
  add_peer<bench::in_tbb>(load, data, "std::partial_sort(par)", front, [](auto& v, auto at) {
    std::partial_sort(std::execution::par, v.begin(), at, v.end());
  });
}

template <class T>
struct two_ranges {
  std::vector<T> a;
  std::vector<T> b;
  std::vector<T> out;
};

template <class T>
void add_merge(const std::string& elements, std::size_t size) {
  const auto data = std::make_shared<two_ranges<T>>();
  const auto count = static_cast<double>(size);
  const auto prepare = [=] {
    std::mt19937_64 random(1);
    for (auto* const range : {&data->a, &data->b}) {
      range->clear();
      for (std::size_t i = 0; i < size / 2; ++i) {
        range->push_back(bench::make_element<T>(random()));
      }
      std::sort(range->begin(), range->end());
    }
    data->out.assign(data->a.size() + data->b.size(), T{});
  };
  const auto correct = [=] {
    return std::is_sorted(data->out.begin(), data->out.end()) &&
           data->out.front() == std::min(data->a.front(), data->b.front()) &&
           data->out.back() == std::max(data->a.back(), data->b.back());
  };
  const bench::workload load{"merge/" + elements, count, 2 * count * sizeof(T), prepare, correct};
  bench::add<bench::sequential>(load, "std::merge", [=] {
    std::merge(data->a.begin(), data->a.end(), data->b.begin(), data->b.end(), data->out.begin());
  });
  bench::add<bench::in_lend>(load, "lend::merge",
                             [=] { lend::merge(data->a, data->b, data->out); });
  bench::add<bench::in_tbb>(load, "std::merge(par)", [=] {
    std::merge(std::execution::par, data->a.begin(), data->a.end(), data->b.begin(), data->b.end(),
               data->out.begin());
  });
}

}  // namespace

int main(int argc, char** argv) {
  add_nth_element<std::uint32_t>("1K", 1'000);
  add_nth_element<std::uint32_t>("10M", 10'000'000);
  add_nth_element<std::string>("string 2M", 2'000'000);
  add_partial_sort<std::uint32_t>("1K", 1'000);
  add_partial_sort<std::uint32_t>("10M", 10'000'000);
  add_merge<std::uint32_t>("1K", 1'000);
  add_merge<std::uint32_t>("10M", 10'000'000);
  add_merge<std::string>("string 2M", 2'000'000);
  return bench::run_all(argc, argv);
}
