// clang: -Wconsumed
#include <lend/lend.hpp>

#include <string>

void append(lend::ref_mut<std::string> s) { *s += "x"; }

void work(lend::ref_mut<std::string> s, bool now) {
  if (now) {
    lend::run(append, std::move(s));
#ifdef BREAK
    s->clear();
#endif
  } else {
    s->clear();
  }
}
