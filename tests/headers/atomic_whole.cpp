// As where it is not known how the library declares std::atomic_ref.
#define LEND_WHOLE_ATOMIC

#include <lend/lend.hpp>

int count_with_whole(lend::atomic_slice<int> counts);

int count_with_whole(lend::atomic_slice<int> counts) { return counts[0].fetch_add(1); }
