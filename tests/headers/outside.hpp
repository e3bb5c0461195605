#pragma once

#include <lend/lend.hpp>

#include <vector>

namespace {

int read_outside(lend::slice<int> values) { return values.first(1)[1]; }

bool stops_outside() {
  const std::vector<int> values(2);
  try {
    lend::call(read_outside, lend::shared(values));
    return false;
  } catch (const lend::bounds_error&) {
    return true;
  }
}

}  // namespace
