// clang: -Wreturn-stack-address
#include <lend/lend.hpp>

#include <span>

#ifdef BREAK
std::span<int> front(lend::slice_mut<int> v) { return v.first(1); }
#else
std::span<int> front(lend::slice_mut<int>& v) { return v.first(1); }
#endif
