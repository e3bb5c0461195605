#include <lend/algo/kernel/exchange.hpp>

#include <algorithm>
#include <utility>
#include <vector>

namespace lend::detail {

namespace {

/// Equal elements that stand where those of one value belong.
struct stretch {
  std::size_t begin;
  std::size_t size;
};

/// The misplaced elements of a range, by where they stand and where they belong.
class misplaced_stretches {
 public:
  misplaced_stretches(const std::size_t* borders, std::size_t chunks, std::size_t values)
      : values_(values), stretches_(values * values) {
    const std::vector<std::size_t> starts = starts_of(borders, chunks);
    for (std::size_t chunk = 0; chunk < chunks; ++chunk) {
      const std::size_t* const border = borders + chunk * (values + 1);
      for (std::size_t value = 0; value < values; ++value) {
        add(starts, border[value], border[value + 1], value);
      }
    }
  }

  void exchange_pairs(std::vector<exchange>& found) {
    for (std::size_t one = 0; one < values_; ++one) {
      for (std::size_t other = one + 1; other < values_; ++other) {
        while (!at(one, other).empty() && !at(other, one).empty()) {
          found.push_back(exchange_last(at(one, other), at(other, one)));
        }
      }
    }
  }
  void exchange_the_rest(std::vector<exchange>& found) {
    for (std::size_t here = 0; here < values_; ++here) {
      for (std::size_t value = here + 1; value < values_; ++value) {
        while (!at(here, value).empty()) {
          // As many elements of a value are missing where they belong as stand there in their
          // place.
          std::size_t other = 0;
          while (other == value || at(value, other).empty()) {
            ++other;
          }
          found.push_back(exchange_last(at(here, value), at(value, other)));
          if (other != here) {
            at(here, other).push_back({found.back().left, found.back().size});
            value = std::min(value, other);
          }
        }
      }
    }
  }

 private:
  std::vector<stretch>& at(std::size_t place, std::size_t value) {
    return stretches_[place * values_ + value];
  }

  [[nodiscard]] std::vector<std::size_t> starts_of(const std::size_t* borders,
                                                   std::size_t chunks) const {
    std::vector<std::size_t> starts(values_ + 1);
    std::size_t sum = 0;
    for (std::size_t value = 0; value < values_; ++value) {
      starts[value] = sum;
      for (std::size_t chunk = 0; chunk < chunks; ++chunk) {
        const std::size_t* const border = borders + chunk * (values_ + 1) + value;
        sum += border[1] - border[0];
      }
    }
    starts[values_] = sum;
    return starts;
  }

  /// Elements of a value may stand where those of several belong.
  void add(const std::vector<std::size_t>& starts, std::size_t begin, std::size_t end,
           std::size_t value) {
    auto place = static_cast<std::size_t>(std::upper_bound(starts.begin(), starts.end(), begin) -
                                          starts.begin()) -
                 1;
    while (begin < end) {
      const std::size_t last = std::min(end, starts[place + 1]);
      if (place != value && begin < last) {
        at(place, value).push_back({begin, last - begin});
      }
      begin = last;
      ++place;
    }
  }

  static exchange exchange_last(std::vector<stretch>& left, std::vector<stretch>& right) {
    stretch& one = left.back();
    stretch& other = right.back();
    const std::size_t size = std::min(one.size, other.size);
    one.size -= size;
    other.size -= size;
    const exchange found{one.begin + one.size, other.begin + other.size, size};
    if (one.size == 0) {
      left.pop_back();
    }
    if (other.size == 0) {
      right.pop_back();
    }
    return found;
  }

  std::size_t values_;
  std::vector<std::vector<stretch>> stretches_;
};

}  // namespace

exchange_plan::exchange_plan(const std::size_t* borders, std::size_t chunks, std::size_t values) {
  misplaced_stretches misplaced(borders, chunks, values);
  std::vector<exchange> found;
  misplaced.exchange_pairs(found);
  apart_ = found.size();
  misplaced.exchange_the_rest(found);
  size_ = found.size();
  auto* const exchanges = new exchange[size_];
  std::copy(found.begin(), found.end(), exchanges);
  exchanges_ = exchanges;
}

exchange_plan::~exchange_plan() { delete[] exchanges_; }

}  // namespace lend::detail
