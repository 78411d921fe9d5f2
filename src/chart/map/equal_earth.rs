//! The Equal Earth projection of Šavrič, Patterson and Jenny (2018): areas on the map are as areas on the globe.
//!
//! `sin θ = √3/2·sin φ`, `x = 2√3·λ·cos θ / (3·(9A₄θ⁸ + 7A₃θ⁶ + 3A₂θ² + A₁))`, `y = A₄θ⁹ + A₃θ⁷ + A₂θ³ + A₁θ`, of the longitude λ and
//! the latitude φ in radians on a globe of radius 1; y points north.

const A: [f64; 4] = [1.340_264, -0.081_106, 0.000_893, 0.003_796];

/// A place on the map of a longitude and a latitude in degrees.
pub(super) fn project(longitude: f64, latitude: f64) -> (f64, f64) {
    let half_root = libm::sqrt(3.0) / 2.0;
    let theta = libm::asin(half_root * libm::sin(latitude.to_radians()));
    let square = theta * theta;
    let sixth = square * square * square;
    let stretch = 9.0 * A[3] * sixth * square + 7.0 * A[2] * sixth + 3.0 * A[1] * square + A[0];
    let x = longitude.to_radians() * libm::cos(theta) / (half_root * stretch);
    let y = theta * (A[3] * sixth * square + A[2] * sixth + A[1] * square + A[0]);
    (x, y)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corners_of_the_globe_stand_where_the_authors_have_them() {
        let near = |(x, y): (f64, f64), wanted: (f64, f64)| (x - wanted.0).abs() < 1e-5 && (y - wanted.1).abs() < 1e-5;
        assert!(near(project(0.0, 0.0), (0.0, 0.0)));
        // The equator is 2π·2/(√3·A₁) = 5.41326 long, a pole is at 1.31737, its line 0.59 as long as the equator.
        assert!(near(project(180.0, 0.0), (2.706_63, 0.0)), "{:?}", project(180.0, 0.0));
        let pole = project(180.0, 90.0);
        assert!((pole.1 - 1.317_37).abs() < 1e-4 && (pole.0 / 2.706_63 - 0.587_65).abs() < 1e-3, "{pole:?}");
        assert!(near(project(-90.0, 45.0), {
            let (x, y) = project(90.0, -45.0);
            (-x, -y)
        }));
    }
}
