#pragma once

#include <lend/algo/kernel/radix_key.hpp>
#include <lend/task/failure.hpp>

#include <cstddef>
#include <string>

namespace lend::detail::inline LEND_ABI {

/// Sorts numbers or texts in their natural order, or in its reverse.
template <direction Direction, class T>
void sort_naturally(T* data, std::size_t count, failure& failed);

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

}  // namespace lend::detail::inline LEND_ABI
