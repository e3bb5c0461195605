#include <lend/sync/seam.hpp>

#include <cxxabi.h>

namespace lend::detail {

constinit thread_local thread_mark this_thread;

const unsigned* find_exceptions() noexcept {
  // As the Itanium C++ ABI has it in 2.2.2.
  struct eh_globals {
    void* caught;
    unsigned uncaught;
  };
  const void* const globals = abi::__cxa_get_globals();
  this_thread.exceptions = &static_cast<const eh_globals*>(globals)->uncaught;
  return this_thread.exceptions;
}

}  // namespace lend::detail
