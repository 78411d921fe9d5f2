//! The embedded fonts: Inter for Latin and Cyrillic, Vazirmatn for Persian, and DejaVu for lines that have a letter those lack.

use std::{
    borrow::Cow,
    sync::{Arc, LazyLock},
};

use super::face::Face;
use crate::language::Language;

/// The families that a line may be set in, the one of a house aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::chart) enum Embedded {
    /// Latin and Cyrillic, digits of one width.
    Inter,
    /// Arabic script as it is written in Iran, and Latin beside it.
    Vazirmatn,
    /// Every script and sign that names have.
    DejaVu,
}

/// The two weights of a family.
type Faces = (Option<Arc<Face>>, Option<Arc<Face>>);

fn faces(regular: &'static [u8], bold: &'static [u8]) -> Faces {
    let face = |bytes| Face::new(Cow::Borrowed(bytes)).map(Arc::new);
    (face(regular), face(bold))
}

static INTER: LazyLock<Faces> = LazyLock::new(|| faces(include_bytes!("Inter-Regular.ttf"), include_bytes!("Inter-Bold.ttf")));
static VAZIRMATN: LazyLock<Faces> =
    LazyLock::new(|| faces(include_bytes!("Vazirmatn-Regular.ttf"), include_bytes!("Vazirmatn-Bold.ttf")));
static DEJAVU: LazyLock<Faces> = LazyLock::new(|| faces(include_bytes!("DejaVuSans.ttf"), include_bytes!("DejaVuSans-Bold.ttf")));

impl Embedded {
    pub(super) const ALL: [Self; 3] = [Self::Inter, Self::Vazirmatn, Self::DejaVu];

    /// What the lines of a picture are set in, best first; in the last of them whatever it lacks.
    pub(super) fn in_turn(right_to_left: bool) -> [Self; 3] {
        if right_to_left { [Self::Vazirmatn, Self::Inter, Self::DejaVu] } else { Self::ALL }
    }

    /// The family that a picture of this language is mostly set in.
    pub(in crate::chart) fn of_language(language: Language) -> Self {
        Self::in_turn(language.is_right_to_left())[0]
    }

    pub(super) fn face(self, bold: bool) -> Option<&'static Arc<Face>> {
        let (regular, heavy) = match self {
            Self::Inter => &*INTER,
            Self::Vazirmatn => &*VAZIRMATN,
            Self::DejaVu => &*DEJAVU,
        };
        if bold { heavy.as_ref() } else { regular.as_ref() }
    }

    /// The name of the family.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Inter => "Inter",
            Self::Vazirmatn => "Vazirmatn",
            Self::DejaVu => "DejaVu Sans",
        }
    }

    /// The font stack of live text: the family, and those of about its width that readers have.
    pub(in crate::chart) fn stack(self) -> &'static str {
        match self {
            Self::Inter => "Inter, Segoe UI, Roboto, Arial, sans-serif",
            Self::Vazirmatn => "Vazirmatn, Vazir, Segoe UI, Tahoma, sans-serif",
            Self::DejaVu => "DejaVu Sans, Verdana, sans-serif",
        }
    }
}
