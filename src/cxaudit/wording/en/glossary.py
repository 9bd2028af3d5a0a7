"""The terms of a report, in English."""

TEXTS = {
    "glossary.service": "Customer service",
    "glossary.service_means": (
        "Help and attention that customers get from you, or from others on your behalf, before, during and "
        "after a purchase. It is a part of the customer experience, not the whole."
    ),
    "glossary.experience": "Customer experience",
    "glossary.experience_means": (
        "What a customer perceives and feels across all contacts with you, for as long as the relationship "
        "lasts."
    ),
    "glossary.blocks": "SERVICE and PROCESS",
    "glossary.blocks_means": (
        "The two building blocks of every experience: how people treat customers, and how well the things "
        "behind them work."
    ),
    "glossary.flag": "Red flag",
    "glossary.flag_means": "A point that customers leave over, rated at the bottom. It comes first.",
    "glossary.make_or_break": "Make-or-break point",
    "glossary.make_or_break_means": "A point that, when low, holds the verdict whatever the mean.",
    "glossary.provisional": "Provisional",
    "glossary.provisional_means": "A score of which a part is not known yet. It can still change.",
    "glossary.quick_win": "Quick win",
    "glossary.quick_win_means": "An action that does much and takes a week at most.",
    "glossary.moved": "Moved",
    "glossary.moved_means": "An action that stands in a later month than its own, because that one was full.",
    "glossary.touchpoint": "Touchpoint",
    "glossary.touchpoint_means": (
        "Any place where a customer meets you: a person, a page, a call, a parcel, an invoice, your rooms, a "
        "review."
    ),
    "glossary.moment": "Moment of truth",
    "glossary.moment_means": "A contact that decides how the customer will remember you.",
    "glossary.journey": "Journey",
    "glossary.journey_means": "The customer's whole way with you: before, during and after the purchase.",
    "glossary.stance": "Proactive and reactive",
    "glossary.stance_means": "Proactive: you act first. Reactive: you wait for the customer to act.",
    "glossary.gap": "Perception gap",
    "glossary.gap_means": "Your own rating minus your customers' rating of the same thing.",
}
