#include <lend/lend.hpp>

#include <variant>
#include <vector>

struct circle {
  double radius;
};
struct square {
  double side;
};
using shape = std::variant<circle, square>;

struct area_of {
  double operator()(const circle& c) const { return 3.0 * c.radius * c.radius; }
  double operator()(const square& s) const { return s.side * s.side; }
};

int main() {
  std::vector<shape> shapes{circle{1}, square{2}, circle{2}};
  lend::for_each(shapes, [](shape& s) {
    if (auto* const q = std::get_if<square>(&s)) q->side += 1;
  });
  const double area = lend::transform_reduce(
      shapes, 0.0, [](double a, double b) { return a + b; },
      [](const shape& s) { return std::visit(area_of{}, s); });
  return area == 3.0 + 9.0 + 12.0 ? 0 : 1;
}
