// Included by a file with checks of indices and by one without, which name what they define.

#include <lend/own/call.hpp>

#include "plain.hpp"

#include <cstddef>

namespace plain {

// y[i] over its own size
void BENCH_NAMED(scale)(numbers& out, const numbers& /*in*/) {
  lend::call(
      [](lend::slice_mut<double> y) {
        for (std::size_t i = 0; i < y.size(); ++i) {
          y[i] = y[i] * 0.5 + 1.0;
        }
      },
      lend::mut(out));
}

// two slices of one length
void BENCH_NAMED(add)(numbers& out, const numbers& in) {
  lend::call(
      [](lend::slice_mut<double> y, lend::slice<double> x) {
        for (std::size_t i = 0; i < y.size(); ++i) {
          y[i] = y[i] * 0.5 + x[i];
        }
      },
      lend::mut(out), lend::shared(in));
}

// the same, where the compiler can see that it is one length
void BENCH_NAMED(add_cut)(numbers& out, const numbers& in) {
  lend::call(
      [](lend::slice_mut<double> y, lend::slice<double> all) {
        const lend::slice<double> x = all.first(y.size());
        for (std::size_t i = 0; i < y.size(); ++i) {
          y[i] = y[i] * 0.5 + x[i];
        }
      },
      lend::mut(out), lend::shared(in));
}

// the neighbours of each element
void BENCH_NAMED(smooth)(numbers& out, const numbers& in) {
  lend::call(
      [](lend::slice_mut<double> y, lend::slice<double> all) {
        const lend::slice<double> x = all.first(y.size());
        for (std::size_t i = 1; i + 1 < y.size(); ++i) {
          y[i] = x[i - 1] + x[i] + x[i + 1];
        }
        y[0] = y[1];
        y[y.size() - 1] = y[1];
      },
      lend::mut(out), lend::shared(in));
}

}  // namespace plain
