#include <lend/lend.hpp>

#include <utility>

struct interval {
  double low;
  double high;
};

bool is_short(const interval& part) { return part.high - part.low < 1e-3; }
double area(interval part) {
  const double middle = (part.low + part.high) / 2;
  return middle * middle * (part.high - part.low);
}
std::pair<interval, interval> halves(interval part) {
  const double middle = (part.low + part.high) / 2;
  return {{part.low, middle}, {middle, part.high}};
}

int main() {
  const double third = lend::divide_and_conquer(interval{0, 1}, is_short, area, halves,
                                                [](double a, double b) { return a + b; });
  return third > 0.3333 && third < 0.3334 ? 0 : 1;
}
