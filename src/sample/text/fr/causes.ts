import type { LanguagePack } from '../language-pack';

export const frCauses: LanguagePack['causes'] = {
  outage: {
    complaint: [
      '{Tout|La moitié de} {place} est sans réseau Halvora {since}',
      'Panne générale ? {Ni appels, ni données, rien|Plus rien} depuis {sept heures|ce matin}',
      'Énorme panne et votre page dit « {aucun incident connu|tout va bien} ». {Regardez mieux.|Culotté.}',
      'Panne à {place}, même le 112 ne passait pas {au début|un moment}. {C’est dangereux.|Comment est-ce possible ?}',
      'Nos {caisses|terminaux de paiement} passent par votre réseau. {La queue jusque dans la rue.|Trois heures sans ventes.}',
      'J’ai appris la panne par {la radio|ma voisine chez {competitor}}. {De vous, pas un mot.|Prévenez vos clients !}',
      'Des heures de panne et aucune heure de retour annoncée',
      '« Panne résolue » ? {Pas à {place}.|Mon téléphone dit le contraire.}',
      'Je suis {infirmière à domicile|chauffeur de taxi|livreur}, aucun réseau de la journée',
      'Depuis la panne de vendredi les appels coupent sans arrêt à {place}',
    ],
    aftermath: [
      'J’ai raté un appel de l’hôpital',
      'Chez {competitor} tout va bien',
      'Une journée de travail perdue',
      'Impossible de montrer mon billet',
    ],
    brief: ['panne à {place} ?', 'Halvora en panne totale', 'panne, jour {2-4}', 'plus de réseau depuis 7h'],
    step: [
      'Les équipes sont sur la panne à {place}, merci de patienter ; des nouvelles sur https://halvora.example/status.',
      'Une grosse panne touche notre cœur de réseau depuis 7h05 ; les équipes y travaillent, nouvelles ici toutes les heures.',
    ],
    stepFixed: [
      'La panne principale est réglée ; si besoin, éteignez puis rallumez le téléphone.',
      'Tous les clients touchés recevront {deux jours|la journée} en avoir, automatiquement.',
      'Nous remplaçons le logiciel du réseau ; si des appels coupent encore, dites-nous où et quand.',
    ],
  },
  'payment-spins': {
    complaint: [
      'Dans l’appli j’appuie sur « Payer » et le rond tourne{|, tourne, tourne}. {Puis page blanche.|Trois soirs de suite.}',
      'Impossible de payer ma facture dans l’appli, {chargement sans fin|ça tourne pendant dix minutes}',
      'Recharge dans l’appli bloquée au paiement, le petit rond tourne',
      'Je voulais payer à temps, l’appli tourne dans le vide. {La pénalité, elle, est arrivée.|Et vous facturez un retard ?}',
      'Depuis la mise à jour 8.4 le bouton payer mène à un chargement infini',
      'J’ai appuyé {trois|quatre} fois sur payer car ça tournait, {prélevé deux fois|et maintenant ?}',
      'Ma {mère|grand-mère} a attendu {vingt minutes|une demi-heure} devant le rond qui tourne au paiement',
    ],
    aftermath: [
      'Ma ligne a été coupée à cause de ça',
      'Réinstallée, pareil',
      'J’ai payé en boutique finalement',
    ],
    brief: ['l’appli tourne au paiement', 'paiement impossible dans l’appli'],
    step: [
      'Nous connaissons ce chargement sans fin au paiement, un correctif arrive. En attendant : https://my.halvora.example/pay.',
      'La version 8.4 a un défaut à cet endroit ; aucune pénalité ne sera facturée.',
    ],
    stepFixed: ['C’est corrigé avec la version 8.6, pouvez-vous mettre à jour ?'],
  },
  'double-roaming': {
    complaint: [
      'Pass itinérance facturé deux fois : {2,99|7,99|9,99} et encore autant. {Un voyage, deux prélèvements.|Je ne suis parti qu’une fois.}',
      '{money} d’itinérance sur ma facture, chaque {jour|ligne} en double',
      'Itinérance facturée en double, {même jour, même minute, même montant|lignes identiques}',
      '{Quatre|Cinq|Six} jours à l’étranger, {huit|dix|douze} pass sur la facture. {Voyage dans le temps ?|Bien essayé.}',
      'Itinérance payée avant le départ et de nouveau sur la facture',
    ],
    aftermath: [
      'Vous me devez {money}',
      'La facture « corrigée » est fausse aussi',
      'Combien de gens ne le voient pas ?',
    ],
    brief: ['itinérance facturée deux fois', 'itinérance en double'],
    step: [
      'C’est exact, des pass ont été facturés deux fois. Le second montant sera remboursé sur la prochaine facture.',
      'Envoyez-nous le numéro de facture en privé, nous annulons la ligne en double.',
    ],
    stepFixed: [
      'C’est exact, des pass ont été facturés deux fois. Le second montant sera remboursé sur la prochaine facture.',
    ],
  },
  'tariff-change': {
    complaint: [
      '« Simply Fair » ? Mon forfait passe de {money} à {money}. {Juste pour qui ?|Simplement plus cher.}',
      'Simply Fair : plus cher pour tous ceux qui restent. {Qui a trouvé ce nom ?|Il fallait oser.}',
      'Votre campagne sur les prix justes est une augmentation avec des {confettis|ballons}',
      'Lettre Simply Fair reçue : moins de gigas, prix plus haut. {Relue trois fois.|Où est le juste ?}',
      '{12|15|18} % de plus et vous appelez ça « fair ». {Honteux.|Du culot.}',
    ],
    aftermath: [
      'Résilié aujourd’hui',
      '{competitor} vous remercie',
      'Forfait famille : {money} de plus par an',
    ],
    brief: ['simply fair ? simplement cher', 'prix justes, mais bien sûr'],
    step: [
      'Nous comprenons. Votre forfait reste inchangé jusqu’à la fin de l’engagement ; comparez sur https://halvora.example/fair.',
      'La lettre vous donne trois mois pour partir sans frais. Nous préférerions trouver un forfait qui convient : d’accord ?',
    ],
    stepFixed: ['La lettre vous donne trois mois pour partir sans frais.'],
  },
};
