#pragma once

#include <cstdio>

/// The exit status of an example whose result is right, or not.
inline int checked(bool right) {
  if (!right) std::fputs("the result is wrong\n", stderr);
  return right ? 0 : 1;
}
