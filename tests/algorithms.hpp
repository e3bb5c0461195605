#pragma once

#include "counted.hpp"
#include "support.hpp"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <functional>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

namespace support {

using visitor = std::function<void()>;

/// A call of every entry point that takes options. It calls `visit` whenever one of its callables
/// is called, and returns whether its result is right.
struct subject {
  std::string name;
  bool (*run)(const lend::options& how, const visitor& visit);
  bool is_loop = false;
  bool ends_with_a_call = true;
};

namespace subjects {

constexpr std::size_t size = 20'000;
constexpr int sum_of_indices = static_cast<int>(size * (size - 1) / 2);

inline std::vector<int> indices() {
  std::vector<int> all(size);
  std::iota(all.begin(), all.end(), 0);
  return all;
}

inline bool for_each(const lend::options& how, const visitor& visit) {
  std::vector<int> v(size, 1);
  lend::for_each(how, v, lend::unchecked([&](int& x) {
                   visit();
                   ++x;
                 }));
  return v == std::vector<int>(size, 2);
}

inline bool parallel_for(const lend::options& how, const visitor& visit) {
  std::vector<int> v(size);
  lend::parallel_for(how, std::size_t{0}, size, lend::unchecked([&](std::size_t i) {
                       visit();
                       v[i] = static_cast<int>(i);
                     }));
  return v == indices();
}

inline bool tabulate(const lend::options& how, const visitor& visit) {
  std::vector<int> v(size);
  lend::tabulate(how, v, lend::unchecked([&](std::size_t i) {
                   visit();
                   return static_cast<int>(i);
                 }));
  return v == indices();
}

inline bool transform(const lend::options& how, const visitor& visit) {
  const std::vector<int> in(size, 1);
  std::vector<int> out(size);
  lend::transform(how, lend::enumerate(in), out, lend::unchecked([&](std::size_t i, int one) {
                    visit();
                    return static_cast<int>(i) * one;
                  }));
  return out == indices();
}

inline counted sum(const counted& a, const counted& b) { return counted(a.value() + b.value()); }

inline bool reduce(const lend::options& how, const visitor& visit) {
  const std::vector<counted> in(size, counted(1));
  const counted result =
      lend::reduce(how, in, counted(0), lend::unchecked([&](const counted& a, const counted& b) {
                     visit();
                     return sum(a, b);
                   }));
  return result.value() == static_cast<int>(size);
}

inline bool transform_reduce(const lend::options& how, const visitor& visit) {
  const auto in = indices();
  const counted result =
      lend::transform_reduce(how, in, counted(0), sum, lend::unchecked([&](int i) {
                               visit();
                               return counted(i);
                             }));
  return result.value() == sum_of_indices;
}

inline bool find_if(const lend::options& how, const visitor& visit) {
  const auto in = indices();
  return !lend::find_if(how, in, lend::unchecked([&](int i) {
                          visit();
                          return i < 0;
                        }));
}

inline bool is_sorted(const lend::options& how, const visitor& visit) {
  const auto in = indices();
  return lend::is_sorted(how, in, lend::unchecked([&](int a, int b) {
                           visit();
                           return a < b;
                         }));
}

inline bool equal(const lend::options& how, const visitor& visit) {
  const std::vector<counted> a(size, counted(1));
  return lend::equal(how, a, a, lend::unchecked([&](const counted& x, const counted& y) {
                       visit();
                       return x.value() == y.value();
                     }));
}

inline bool reduce_indices(const lend::options& how, const visitor& visit) {
  const counted result = lend::transform_reduce(how, 0, static_cast<int>(size), counted(0), sum,
                                                lend::unchecked([&](int i) {
                                                  visit();
                                                  return counted(i);
                                                }));
  return result.value() == sum_of_indices;
}

inline bool reduce_by_key(const lend::options& how, const visitor& visit) {
  const auto in = indices();
  const auto sums = lend::reduce_by_key(
      how, in, [](int i) { return i % 2; }, counted(0), sum, lend::unchecked([&](int i) {
        visit();
        return counted(i);
      }));
  return sums.size() == 2 && sums[0].second.value() + sums[1].second.value() == sum_of_indices;
}

inline bool group_by(const lend::options& how, const visitor& visit) {
  const auto in = indices();
  const auto groups = lend::group_by(how, in, lend::unchecked([&](int i) {
                                       visit();
                                       return i % 3;
                                     }));
  return groups.size() == 3 && groups[1].elements[2] == 7;
}

inline bool histogram(const lend::options& how, const visitor& visit) {
  const auto in = indices();
  const auto counts = lend::histogram(how, in, 5, lend::unchecked([&](int i) {
                                        visit();
                                        return i % 5;
                                      }));
  return counts == std::vector<std::size_t>(5, size / 5);
}

inline bool count_if(const lend::options& how, const visitor& visit) {
  const auto in = indices();
  return lend::count_if(how, in, lend::unchecked([&](int i) {
                          visit();
                          return i % 4 == 0;
                        })) == size / 4;
}

inline bool min_element(const lend::options& how, const visitor& visit) {
  const auto in = indices();
  return lend::min_element(how, in, lend::unchecked([&](int a, int b) {
                             visit();
                             return a > b;
                           })) == size - 1;
}

inline bool inclusive_scan(const lend::options& how, const visitor& visit) {
  std::vector<counted> v(size, counted(1));
  lend::inclusive_scan(how, v, lend::unchecked([&](const counted& a, const counted& b) {
                         visit();
                         return sum(a, b);
                       }));
  return v.front().value() == 1 && v.back().value() == static_cast<int>(size);
}

inline bool exclusive_scan(const lend::options& how, const visitor& visit) {
  const std::vector<int> in(size, 1);
  std::vector<int> out(size);
  lend::exclusive_scan(how, in, out, 0, lend::unchecked([&](int a, int b) {
                         visit();
                         return a + b;
                       }));
  return out == indices();
}

inline bool copy_if(const lend::options& how, const visitor& visit) {
  const std::vector<counted> in(size, counted(1));
  return lend::copy_if(how, in, lend::unchecked([&](const counted& one) {
                         visit();
                         return one.value() == 1;
                       }))
             .size() == size;
}

inline bool pipeline(const lend::options& how, const visitor& visit) {
  const auto made = lend::par(how, 0, static_cast<int>(size)) |
                    lend::transform([](int i) { return counted(i); }) |
                    lend::filter(lend::unchecked([&](const counted& one) {
                      visit();
                      return one.value() % 2 == 0;
                    })) |
                    lend::to_vector;
  return made.size() == size / 2 && made[3].value() == 6;
}

inline bool taking_pipeline(const lend::options& how, const visitor& visit) {
  return (lend::par(how, 0, static_cast<int>(size)) | lend::filter(lend::unchecked([&](int) {
            visit();
            return true;
          })) |
          lend::take(size) | lend::count) == size;
}

inline bool remove_if(const lend::options& how, const visitor& visit) {
  auto v = indices();
  return lend::remove_if(how, v, lend::unchecked([&](int x) {
                           visit();
                           return x % 2 == 0;
                         })) == size / 2 &&
         v.front() == 1;
}

inline bool stable_partition(const lend::options& how, const visitor& visit) {
  auto v = indices();
  return lend::stable_partition(how, v, lend::unchecked([&](int x) {
                                  visit();
                                  return x % 2 != 0;
                                })) == size / 2 &&
         v.front() == 1 && v[size / 2] == 0;
}

inline bool sort(const lend::options& how, const visitor& visit) {
  auto v = random_numbers<int>(size, size / 2, 7);
  lend::sort(how, v, lend::unchecked([&](int a, int b) {
               visit();
               return a < b;
             }));
  return std::is_sorted(v.begin(), v.end());
}

inline bool stable_sort(const lend::options& how, const visitor& visit) {
  auto v = random_numbers<int>(size, size / 2, 8);
  lend::stable_sort(how, v, lend::unchecked([&](int a, int b) {
                      visit();
                      return a > b;
                    }));
  return std::is_sorted(v.begin(), v.end(), std::greater<>{});
}

inline bool nth_element(const lend::options& how, const visitor& visit) {
  auto v = random_numbers<int>(size, size / 2, 9);
  lend::nth_element(how, v, size / 3, lend::unchecked([&](int a, int b) {
                      visit();
                      return a < b;
                    }));
  const auto place = v.begin() + size / 3;
  return std::all_of(v.begin(), place, [&](int x) { return x <= *place; }) &&
         std::all_of(place, v.end(), [&](int x) { return x >= *place; });
}

inline bool partial_sort(const lend::options& how, const visitor& visit) {
  auto v = random_numbers<int>(size, size / 2, 10);
  lend::partial_sort(how, v, size / 3, lend::unchecked([&](int a, int b) {
                       visit();
                       return a < b;
                     }));
  const auto place = v.begin() + size / 3;
  return std::is_sorted(v.begin(), place) &&
         std::all_of(place, v.end(), [&](int x) { return x >= *(place - 1); });
}

inline bool sorted_indices(const lend::options& how, const visitor& visit) {
  const auto v = random_numbers<int>(size, size / 2, 11);
  const auto order = lend::sorted_indices(how, v, lend::unchecked([&](int a, int b) {
                                            visit();
                                            return a < b;
                                          }));
  return order.size() == size &&
         std::is_sorted(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
           return v[a] != v[b] ? v[a] < v[b] : a < b;
         });
}

inline bool divide_and_conquer(const lend::options& how, const visitor& visit) {
  using part = std::pair<int, int>;
  const counted result = lend::divide_and_conquer(
      how, part(0, static_cast<int>(size)),
      [](const part& some) { return some.second - some.first < 3; },
      lend::unchecked([&](const part& some) {
        visit();
        counted total(0);
        for (int i = some.first; i < some.second; ++i) {
          total = sum(total, counted(i));
        }
        return total;
      }),
      [](const part& some) {
        const int middle = some.first + (some.second - some.first) / 2;
        return std::pair(part(some.first, middle), part(middle, some.second));
      },
      sum);
  return result.value() == sum_of_indices;
}

inline bool scope(const lend::options& how, const visitor& visit) {
  std::atomic<std::size_t> ended = 0;
  lend::scope(how, lend::unchecked([&](lend::scope_handle& tasks) {
                for (std::size_t i = 0; i < size / 10; ++i) {
                  tasks.spawn(lend::unchecked([&](const counted& one) {
                                visit();
                                ended += static_cast<std::size_t>(one.value());
                              }),
                              counted(1));
                }
              }));
  return ended == size / 10;
}

inline const subject all[] = {
    {"for_each", for_each, true},
    {"parallel_for", parallel_for, true},
    {"tabulate", tabulate, true},
    {"transform", transform, true},
    {"reduce", reduce},
    {"transform_reduce", transform_reduce},
    {"find_if", find_if, true},
    {"is_sorted", is_sorted, true},
    {"equal", equal, true},
    {"a transform_reduce of indices", reduce_indices},
    {"reduce_by_key", reduce_by_key},
    {.name = "group_by", .run = group_by, .ends_with_a_call = false},
    {"histogram", histogram, true},
    {"count_if", count_if, true},
    {"min_element", min_element},
    {"inclusive_scan", inclusive_scan},
    {"exclusive_scan", exclusive_scan},
    {"copy_if", copy_if},
    {"a pipeline", pipeline},
    {.name = "a pipeline that takes", .run = taking_pipeline, .ends_with_a_call = false},
    {"remove_if", remove_if},
    {"stable_partition", stable_partition},
    {"sort", sort},
    {"stable_sort", stable_sort},
    {.name = "nth_element", .run = nth_element, .ends_with_a_call = false},
    {"partial_sort", partial_sort},
    {"sorted_indices", sorted_indices},
    {"divide_and_conquer", divide_and_conquer},
    {"scope", scope},
};

}  // namespace subjects

/// Calls `check(subject)` for each of them.
template <class Check>
void with_each_algorithm(Check check) {
  for (const subject& one : subjects::all) {
    check(one);
  }
}

}  // namespace support
