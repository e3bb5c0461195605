#pragma once

#include <lend/algo/kernel/natural_order.hpp>
#include <lend/algo/kernel/quick_sort.hpp>
#include <lend/algo/kernel/radix_key.hpp>
#include <lend/algo/kernel/sort_numbers.hpp>
#include <lend/algo/kernel/text_sort.hpp>
#include <lend/task/failure.hpp>

#include <cstddef>
#include <string>

namespace lend::detail::inline LEND_ABI {

/// Sorts numbers or texts in their natural order, or in its reverse.
template <direction Direction, class T>
void sort_naturally(T* data, std::size_t count, failure& failed) {
  if constexpr (RadixNumber<T>) {
    using key = number_key<T, Direction, zeros::signed_apart>;
    if (!sort_numbers(data, count, key{}, failed)) {
      sort_in_place(data, count, less_by_key<key>{key{}}, failed);
    }
  } else if (count <= few_texts || !sort_texts<Direction>(data, count, failed)) {
    sort_in_place(data, count, natural_order<Direction>{}, failed);
  }
}

// The library has these, so that a file that sorts need not compile them. ThreadSanitizer has to
// see what each file does.
#if LEND_BOUNDS && !LEND_TSAN
#define LEND_COMPILED_SORT(T) \
  template LEND_API void sort_naturally<direction::ascending>(T*, std::size_t, failure&)

extern LEND_COMPILED_SORT(int);
extern LEND_COMPILED_SORT(unsigned int);
extern LEND_COMPILED_SORT(long);
extern LEND_COMPILED_SORT(unsigned long);
extern LEND_COMPILED_SORT(float);
extern LEND_COMPILED_SORT(double);
extern LEND_COMPILED_SORT(std::string);
#endif

struct quick_sort_fn {
  template <class T, class Less>
  void operator()(T* data, std::size_t count, const Less& less, failure& failed) const {
    if constexpr (is_natural<Less>) {
      sort_naturally<direction_of<Less>>(data, count, failed);
    } else {
      sort_in_place(data, count, less, failed);
    }
  }
};

}  // namespace lend::detail::inline LEND_ABI
