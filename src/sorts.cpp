// Those who use the headers count on the sorts of the usual options, whatever this is compiled
// with.
#undef LEND_BOUNDS

#include <lend/algo/kernel/natural_sort.hpp>

namespace lend::detail::inline LEND_ABI {

#ifdef LEND_COMPILED_SORT
LEND_COMPILED_SORT(int);
LEND_COMPILED_SORT(unsigned int);
LEND_COMPILED_SORT(long);
LEND_COMPILED_SORT(unsigned long);
LEND_COMPILED_SORT(float);
LEND_COMPILED_SORT(double);
LEND_COMPILED_SORT(std::string);
#endif

}  // namespace lend::detail::inline LEND_ABI
